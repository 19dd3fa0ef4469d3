import assert from 'node:assert/strict';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';
import { findingsOf, fixed, only } from '../../../support/ruleFindings.ts';

const RULE = 'trust/chain-wrong-order';

describe(RULE, () => {
  it('tells a CA before the leaf and offers the right order', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => node.setText(APISERVER, (text) => node.text(`${PKI}/ca.crt`) + text)),
    );
    assert.equal(finding.messageId, 'notFirst');
    assert.equal(finding.file, APISERVER);
    assert.match(finding.message, /"kube-apiserver".*"kubernetes"/);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.equal(finding.fixes.length, 1);
  });

  it('moves the leaf to the front', async () => {
    let before = '';
    let correct = '';
    const finding = only(
      await findingsOf(RULE, (node) => {
        correct = node.text(APISERVER) + node.text(`${PKI}/ca.crt`);
        node.setText(APISERVER, (text) => node.text(`${PKI}/ca.crt`) + text);
        before = node.text(APISERVER);
      }),
    );
    assert.equal(fixed(before, finding), correct);
  });

  it('is silent where the CA follows the leaf', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => node.setText(APISERVER, (text) => text + node.text(`${PKI}/ca.crt`))),
      [],
    );
  });

  it('is silent where the key belongs to neither', async () => {
    assert.deepEqual(
      await findingsOf(RULE, async (node) => {
        node.setText(APISERVER, (text) => node.text(`${PKI}/ca.crt`) + text);
        node.setKey(APISERVER, await key('stranger'));
      }),
      [],
    );
  });
});
