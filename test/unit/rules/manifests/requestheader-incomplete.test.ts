import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/requestheader-incomplete';

describe(RULE, () => {
  it('tells what is missing', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'requestheader-username-headers', undefined)),
    );
    assert.equal(finding.messageId, 'missing');
    assert.equal(finding.text, 'kube-apiserver');
    assert.match(finding.message, /: --requestheader-username-headers\.$/);
  });

  it('tells a proxy client without a CA', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', undefined);
      }),
    );
    assert.match(finding.message, /: --requestheader-client-ca-file\.$/);
  });

  it('is silent where nothing is set', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'requestheader-username-headers', undefined);
        node.replaceFlag('kube-apiserver', 'requestheader-client-ca-file', undefined);
        node.replaceFlag('kube-apiserver', 'proxy-client-cert-file', undefined);
        node.replaceFlag('kube-apiserver', 'proxy-client-key-file', undefined);
      }),
      [],
    );
  });

  it('leaves half a pair to its rule', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.replaceFlag('kube-apiserver', 'proxy-client-cert-file', undefined)),
      [],
    );
  });
});
