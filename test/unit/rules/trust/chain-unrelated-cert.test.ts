import assert from 'node:assert/strict';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/chain-unrelated-cert';

describe(RULE, () => {
  it('tells the stranger', async () => {
    const finding = only(
      await findingsOf(RULE, (node) =>
        node.setText(APISERVER, (text) => text + node.text(`${PKI}/front-proxy-ca.crt`)),
      ),
    );
    assert.equal(finding.messageId, 'unrelated');
    assert.equal(finding.file, APISERVER);
    assert.match(finding.message, /"front-proxy-ca".*"kube-apiserver"/);
  });

  it('is silent about the root', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.setText(APISERVER, (text) => text + node.text(`${PKI}/ca.crt`))),
      [],
    );
  });

  it('is silent about an intermediate', async () => {
    assert.deepEqual(await findingsOf(RULE, undefined, { intermediateCa: true }), []);
  });
});
