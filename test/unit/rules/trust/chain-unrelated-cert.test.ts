import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/chain-unrelated-cert';

describe(RULE, () => {
  it('reports the stranger', async () => {
    const finding = only(
      await checkNode(RULE, (node) => node.setText(APISERVER, (text) => text + node.text(`${PKI}/front-proxy-ca.crt`))),
    );
    assert.equal(finding.messageId, 'unrelated');
    assert.equal(finding.path, APISERVER);
    assert.deepEqual([finding.slots.name, finding.slots.leaf], ['front-proxy-ca', 'kube-apiserver']);
  });

  it('is silent about the root', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(APISERVER, (text) => text + node.text(`${PKI}/ca.crt`)),
    );
    assert.deepEqual(lines, []);
  });

  it('is silent about an intermediate', async () => {
    assert.deepEqual((await checkNode(RULE, undefined, { intermediateCa: true })).findings, []);
  });
});
