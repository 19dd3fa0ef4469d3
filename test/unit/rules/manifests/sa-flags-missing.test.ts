import assert from 'node:assert/strict';
import { APISERVER_MANIFEST } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'manifests/sa-flags-missing';

describe(RULE, () => {
  it('lists the missing flags at the command', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'service-account-issuer', undefined);
        node.replaceFlag('kube-apiserver', 'service-account-key-file', undefined);
      }),
    );
    assert.equal(finding.messageId, 'required');
    assert.equal(finding.file, APISERVER_MANIFEST);
    assert.equal(finding.text, 'kube-apiserver');
    assert.match(
      finding.message,
      /`service-account-issuer is a required flag`, `service-account-key-file is a required flag`/,
    );
  });

  it('is silent before 1.20', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'service-account-issuer', undefined);
        node.setText(APISERVER_MANIFEST, (text) => text.replace('kube-apiserver:v1.34.2', 'kube-apiserver:v1.19.16'));
      }),
      [],
    );
  });

  it('is silent with an external signer', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceFlag('kube-apiserver', 'service-account-signing-key-file', undefined);
        node.replaceFlag('kube-apiserver', 'service-account-signing-endpoint', '/run/signer.sock');
      }),
      [],
    );
  });
});
