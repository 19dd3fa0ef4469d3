import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'names/san-bad-dns';

describe(RULE, () => {
  it('reports a URL', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const sans = node.certificate(APISERVER).spec.sans ?? [];
        node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:https://api.example.com:6443'] });
      }),
    );
    assert.equal(finding.messageId, 'notAName');
    assert.equal(finding.slots.name, 'https://api.example.com:6443');
  });

  it('leaves a host that clients use to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const sans = node.certificate(APISERVER).spec.sans ?? [];
      node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:https://api.example.com:6443'] });
      node.setField(ADMIN_CONF, 'server', 'https://api.example.com:6443');
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about underscores', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const sans = node.certificate(APISERVER).spec.sans ?? [];
      node.replaceCertificate(APISERVER, { sans: [...sans, 'dns:api_1.example.com'] });
    });
    assert.deepEqual(lines, []);
  });
});
