import assert from 'node:assert/strict';
import { calls, webhookText } from '../../../support/apiObjects.ts';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'trust/signature-algorithm-weak';

describe(RULE, () => {
  it('reports a leaf signed with SHA-1', async () => {
    const finding = only(await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { hash: 'sha1' })));
    assert.equal(finding.messageId, 'insecure');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.leaf, finding.slots.algorithm], ['kube-apiserver', 'ECDSA-SHA1']);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('is silent about a root that is signed with SHA-1', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { hash: 'sha1' }),
    );
    assert.deepEqual(lines, []);
  });

  it('reports a leaf that no connection of the node shows, once however often it is copied', async () => {
    const checked = (hash: 'sha1' | 'sha256') =>
      checkNode(RULE, (node) => {
        const good = node.text(APISERVER);
        node.replaceCertificate(APISERVER, { hash });
        const weak = node.text(APISERVER);
        node.put(APISERVER, good);
        node.put(`${PKI}/web.crt`, weak);
        node.put(`${PKI}/web-copy.crt`, weak);
      });
    const finding = only(await checked('sha1'));
    assert.deepEqual([finding.messageId, finding.severity], ['later', 'info']);
    assert.match(finding.path, /^etc\/kubernetes\/pki\/web/);
    assert.deepEqual((await checked('sha256')).lines, []);
  });

  it('is a remark on a client certificate that is never sent, as the server is addressed over plain HTTP', async () => {
    const SCHEDULER = 'etc/kubernetes/scheduler.conf';
    for (const [server, severity] of [
      ['http://127.0.0.1:8080', 'info'],
      ['https://127.0.0.1:6443', 'error'],
    ] as const) {
      const finding = only(
        await checkNode(RULE, (node) => {
          node.replaceCertificate(SCHEDULER, { hash: 'sha1' });
          node.setText(SCHEDULER, (text) => text.replace(/server: .*/, `server: ${server}`));
        }),
      );
      assert.deepEqual([finding.path, finding.severity], [SCHEDULER, severity]);
    }
  });

  it('is silent about a leaf that a caBundle trusts itself, whose signature nobody verifies', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      const good = node.text(APISERVER);
      node.replaceCertificate(APISERVER, { hash: 'sha1' });
      const config = calls('policy', 'default', base64(node.text(APISERVER)));
      node.put(APISERVER, good);
      node.put('policy.yaml', webhookText({ config }));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about SHA-384', async () => {
    const { lines } = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { hash: 'sha384' }));
    assert.deepEqual(lines, []);
  });
});
