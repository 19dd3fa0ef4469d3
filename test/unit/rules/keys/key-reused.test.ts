import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ADMIN_CONF, APISERVER, ETCD_PEER, ETCD_SERVER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'keys/key-reused';

describe(RULE, () => {
  it('hints at the first', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.reissue(`${PKI}/front-proxy-client.crt`, { key: node.certificate(APISERVER).key }),
      ),
    );
    assert.equal(finding.messageId, 'shared');
    assert.equal(finding.path, APISERVER);
    assert.equal(finding.severity, 'hint');
    assert.equal(finding.slots.list, '"kube-apiserver", "front-proxy-client"');
  });

  it('informs of tokens that are signed with the key of the CA, or of the API server', async () => {
    for (const [path, name] of [
      [`${PKI}/ca.crt`, 'kubernetes'],
      [APISERVER, 'kube-apiserver'],
    ] as const) {
      const finding = only(
        await checkNode(RULE, (node) => {
          node.put(`${PKI}/sa.key`, node.text(path.replace('.crt', '.key')));
          node.replaceFlag('kube-apiserver', 'service-account-key-file', `/${path}`);
        }),
      );
      assert.equal(finding.messageId, 'tokens');
      assert.equal(finding.severity, 'info');
      assert.equal(finding.slots.list, name);
    }
  });

  it('informs of a serving pair that a kubeconfig shows as a client', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.setText(ADMIN_CONF, (text) =>
          text
            .replace(/client-certificate-data: .*/, `client-certificate: /${APISERVER}`)
            .replace(/client-key-data: .*/, `client-key: /${APISERVER.replace('.crt', '.key')}`),
        );
      }),
    );
    assert.equal(finding.messageId, 'bothEnds');
    assert.equal(finding.path, ADMIN_CONF);
    assert.deepEqual(
      [finding.slots.name, finding.slots.server, finding.slots.client],
      ['kube-apiserver', 'kube-apiserver', 'kubectl'],
    );
  });

  it('is silent about two certificates of one name', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.reissue(ETCD_PEER, { key: node.certificate(ETCD_SERVER).key }),
    );
    assert.deepEqual(lines, []);
  });
});
