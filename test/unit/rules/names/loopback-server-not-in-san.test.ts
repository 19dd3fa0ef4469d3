import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER } from '../../../support/faults/fault.ts';

const RULE = 'names/loopback-server-not-in-san';

describe(RULE, () => {
  it('explains that kubeadm adds no loopback name', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setField(ADMIN_CONF, 'server', 'https://127.0.0.1:6443')),
    );
    assert.equal(finding.messageId, 'notNamed');
    assert.equal(finding.path, ADMIN_CONF);
    assert.equal(finding.text, 'https://127.0.0.1:6443');
    assert.match(finding.code, /valid for.*not 127\.0\.0\.1/s);
    assert.equal(finding.slots.hint, '10.0.0.10');
  });

  it('is silent where the certificate names it', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setField(ADMIN_CONF, 'server', 'https://127.0.0.1:6443');
      const { sans = [] } = node.certificate(APISERVER).spec;
      node.replaceCertificate(APISERVER, { sans: [...sans, 'ip:127.0.0.1'] });
    });
    assert.deepEqual(lines, []);
  });
});
