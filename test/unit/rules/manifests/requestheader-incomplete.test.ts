import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/requestheader-incomplete';

describe(RULE, () => {
  it('reports the missing flags', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.replaceFlag('kube-apiserver', 'requestheader-username-headers', undefined)),
    );
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.text, 'kube-apiserver');
    assert.match(finding.code, /--requestheader-username-headers/);
  });

  it('reports a proxy client without a CA', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', undefined);
      }),
    );
    assert.match(finding.code, /--requestheader-client-ca-file/);
  });

  it('is silent where nothing is set', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', 'requestheader-username-headers', undefined);
      node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', undefined);
      node.replaceFlag('kube-apiserver', 'proxy-client-cert-file', undefined);
      node.replaceFlag('kube-apiserver', 'proxy-client-key-file', undefined);
    });
    assert.deepEqual(lines, []);
  });

  it('leaves half a pair to its rule', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.replaceFlag('kube-apiserver', 'proxy-client-cert-file', undefined),
    );
    assert.deepEqual(lines, []);
  });
});
