import assert from 'node:assert/strict';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'files/cert-file-holds-key';

describe(RULE, () => {
  it('tells the key', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.setText(APISERVER, (text) => text + node.text(`${PKI}/apiserver.key`))),
    );
    assert.equal(finding.messageId, 'exposed');
    assert.equal(finding.file, APISERVER);
    assert.ok(finding.text.startsWith('-----BEGIN EC PRIVATE KEY'));
    assert.equal(finding.related.length, 1);
  });

  it('is silent about one file for both', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.setText(APISERVER, (text) => text + node.text(`${PKI}/apiserver.key`));
        node.replaceFlag('kube-apiserver', 'tls-private-key-file', `/${APISERVER}`);
      }),
      [],
    );
  });

  it('is silent about the kubelet', async () => {
    assert.deepEqual(await findingsOf(RULE), []);
  });
});
