import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { PKI } from '../../../support/faults/fault.ts';

const RULE = 'keys/ca-key-present-on-worker';
/** The files of a worker, and the key that it should not have. */
const WORKER = /^var\/|kubernetes\/kubelet\.conf$|pki\/ca\.(crt|key)$/;

describe(RULE, () => {
  it('reports the key', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        for (const path of [...node.files.keys()]) if (!WORKER.test(path)) node.remove(path);
      }),
    );
    assert.equal(finding.messageId, 'present');
    assert.equal(finding.path, `${PKI}/ca.key`);
    assert.equal(finding.severity, 'warning');
  });

  it('reports it under any name, where it belongs to a CA that the kubelet trusts', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const key = node.text(`${PKI}/ca.key`);
      const other = node.text(`${PKI}/sa.key`);
      for (const path of [...node.files.keys()]) if (!WORKER.test(path) || path.endsWith('ca.key')) node.remove(path);
      node.put('root/old.pem', key);
      node.put(`${PKI}/ca.key`, other);
    });
    assert.deepEqual(lines, ['present root/old.pem -----BEGIN EC PRIVATE KEY-----']);
  });

  it('is silent where certificates of other components show that it is no mere worker', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const serving = node.text(`${PKI}/apiserver.crt`);
      for (const path of [...node.files.keys()]) if (!WORKER.test(path)) node.remove(path);
      node.put('etc/kubernetes/certs/server.pem', serving);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent if only its name shows a kubeconfig as the kubelet’s', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const admin = node.text('etc/kubernetes/admin.conf');
      for (const path of [...node.files.keys()]) if (!/pki\/ca\./.test(path)) node.remove(path);
      const users = 'users: [{name: kubernetes-admin, user: {token: abc}}]\n';
      node.put('etc/kubernetes/kubelet.conf', admin.replace(/^users:[\s\S]*/m, users));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about a control plane', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });

  it('is silent about a folder of PKI work', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      for (const path of [...node.files.keys()]) if (!/pki\/ca\./.test(path)) node.remove(path);
    });
    assert.deepEqual(lines, []);
  });
});
