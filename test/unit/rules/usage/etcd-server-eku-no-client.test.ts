import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_SERVER, PKI } from '../../../support/faults/fault.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const RULE = 'usage/etcd-server-eku-no-client';

describe(RULE, () => {
  it('warns that etcd cannot connect to itself', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(ETCD_SERVER, { extendedKeyUsage: ['serverAuth'] })),
    );
    assert.equal(finding.messageId, 'noClient');
    assert.equal(finding.path, ETCD_SERVER);
    assert.match(finding.code, /rejected connection on client endpoint/);
    assert.equal(finding.severity, 'warning');
    assert.match(finding.command ?? '', /^kubeadm init phase certs etcd-server\b.* &&$/m);
  });

  it('leaves a certificate that kube-apiserver presents as well to the rule about clients', async () => {
    const edit = (node: NodePki) => {
      node.replaceCertificate(ETCD_SERVER, { extendedKeyUsage: ['serverAuth'] });
      node.replaceFlag('kube-apiserver', 'etcd-certfile', `/${ETCD_SERVER}`);
      node.replaceFlag('kube-apiserver', 'etcd-keyfile', `/${ETCD_SERVER.replace('.crt', '.key')}`);
      node.replaceFlag('etcd', 'peer-cert-file', `/${ETCD_SERVER}`);
      node.replaceFlag('etcd', 'peer-key-file', `/${ETCD_SERVER.replace('.crt', '.key')}`);
    };
    assert.deepEqual((await checkNode(RULE, edit)).lines, []);
    assert.deepEqual((await checkNode('usage/etcd-peer-eku-incomplete', edit)).lines, []);
    assert.equal((await checkNode('usage/eku-missing-client-auth', edit)).lines.length, 1);
  });

  it('is silent where etcd has a client pair', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceCertificate(ETCD_SERVER, { extendedKeyUsage: ['serverAuth'] });
      node.replaceFlag('etcd', 'client-cert-file', `/${PKI}/etcd/healthcheck-client.crt`);
      node.replaceFlag('etcd', 'client-key-file', `/${PKI}/etcd/healthcheck-client.key`);
    });
    assert.deepEqual(lines, []);
  });
});
