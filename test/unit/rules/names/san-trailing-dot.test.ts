import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, APISERVER_MANIFEST } from '../../../support/faults/fault.ts';

const RULE = 'names/san-trailing-dot';

describe(RULE, () => {
  it('reports the name', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const sans = node.certificate(APISERVER).spec.sans ?? [];
        node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:api.example.com.'] });
      }),
    );
    assert.equal(finding.messageId, 'dot');
    assert.equal(finding.path, APISERVER_MANIFEST);
    assert.equal(finding.slots.name, 'api.example.com.');
    assert.equal(finding.related.length, 1);
  });

  it('leaves a name that clients use to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const sans = node.certificate(APISERVER).spec.sans ?? [];
      node.replaceCertificate(APISERVER, {
        sans: sans.map((san) => (san === 'dns:kubernetes.default' ? 'dns:kubernetes.default.' : san)),
      });
    });
    assert.deepEqual(lines, []);
  });
});
