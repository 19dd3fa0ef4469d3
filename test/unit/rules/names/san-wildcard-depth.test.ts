import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'names/san-wildcard-depth';

describe(RULE, () => {
  it('reports a partial wildcard', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const sans = node.certificate(APISERVER).spec.sans ?? [];
        node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:api-*.example.com'] });
      }),
    );
    assert.equal(finding.messageId, 'misplaced');
    assert.equal(finding.slots.name, 'api-*.example.com');
  });

  it('is silent about a whole label', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const sans = node.certificate(APISERVER).spec.sans ?? [];
      node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:*.example.com'] });
    });
    assert.deepEqual(lines, []);
  });
});
