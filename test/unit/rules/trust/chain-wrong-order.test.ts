import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';
import { key } from '../../../support/keyPair.ts';

const RULE = 'trust/chain-wrong-order';

describe(RULE, () => {
  it('reports a CA before the leaf and offers the right order', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText(APISERVER, (text) => node.text(`${PKI}/ca.crt`) + text)),
    );
    assert.equal(finding.messageId, 'notFirst');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.leaf, finding.slots.first], ['kube-apiserver', 'kubernetes']);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.equal(finding.fixes.length, 1);
  });

  it('moves the leaf to the front', async () => {
    let correct = '';
    const checked = await checkNode(RULE, (node) => {
      correct = node.text(APISERVER) + node.text(`${PKI}/ca.crt`);
      node.setText(APISERVER, (text) => node.text(`${PKI}/ca.crt`) + text);
    });
    assert.equal(applyFix(checked, only(checked).fixes[0]), correct);
  });

  it('moves no leaf with headers, which may be a secret', async () => {
    const checked = await checkNode(RULE, (node) =>
      node.setText(APISERVER, (text) => {
        return node.text(`${PKI}/ca.crt`) + text.replace('-----\n', '-----\nPassword: hunter2\n\n');
      }),
    );
    assert.deepEqual(only(checked).fixes, []);
  });

  it('is silent where the CA follows the leaf', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(APISERVER, (text) => text + node.text(`${PKI}/ca.crt`)),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent where the key belongs to neither', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      node.setText(APISERVER, (text) => node.text(`${PKI}/ca.crt`) + text);
      node.setKey(APISERVER, await key('stranger'));
    });
    assert.deepEqual(lines, []);
  });
});
