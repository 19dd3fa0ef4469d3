import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'files/cert-file-holds-key';

describe(RULE, () => {
  it('reports the key', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText(APISERVER, (text) => text + node.text(`${PKI}/apiserver.key`))),
    );
    assert.equal(finding.messageId, 'exposed');
    assert.equal(finding.path, APISERVER);
    assert.ok(finding.text.startsWith('-----BEGIN EC PRIVATE KEY'));
    assert.equal(finding.related.length, 1);
  });

  it('is silent about one file for both', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(APISERVER, (text) => text + node.text(`${PKI}/apiserver.key`));
      node.replaceFlag('kube-apiserver', 'tls-private-key-file', `/${APISERVER}`);
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about the kubelet', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
  });
});
