import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI, SCHEDULER_CONF } from '../../../support/faults/fault.ts';

const RULE = 'usage/eku-missing-client-auth';

describe(RULE, () => {
  it('reports a client of the kubelet', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/apiserver-kubelet-client.crt`, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'unauthorized');
    assert.equal(finding.path, `${PKI}/apiserver-kubelet-client.crt`);
    assert.equal(finding.slots.client, 'kube-apiserver');
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('reports a client of etcd', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/apiserver-etcd-client.crt`, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'dropped');
    const path = 'etc/etcd-client/client.pem';
    const elsewhere = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(path, { extendedKeyUsage: ['serverAuth'] }), {
        externalEtcd: true,
      }),
    );
    assert.equal(elsewhere.messageId, 'droppedIfVerified');
  });

  it('reports the user of a kubeconfig', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(SCHEDULER_CONF, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'unauthorized');
    assert.equal(finding.path, SCHEDULER_CONF);
  });

  it('only informs where the user has a token besides, which the API server tries next', async () => {
    const { findings, report } = await checkNode(RULE, (node) => {
      node.replaceCertificate(SCHEDULER_CONF, { extendedKeyUsage: ['serverAuth'] });
      node.setText(SCHEDULER_CONF, (text) =>
        text.replace(/^(\s+)client-key-data:/m, '$1token: abc\n$1client-key-data:'),
      );
    });
    assert.deepEqual(
      findings.map(({ messageId, severity }) => [messageId, severity]),
      [['besides', 'info']],
    );
    assert.ok(report.connections.every(({ verdict }) => verdict !== 'broken'));
  });

  it('is silent about a certificate without usages', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(SCHEDULER_CONF, { extendedKeyUsage: undefined }),
    );
    assert.deepEqual(lines, []);
  });

  it('leaves a certificate of another CA to the rule about it', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'etcd-certfile', `/${APISERVER}`),
    );
    assert.deepEqual(lines, []);
  });
});
