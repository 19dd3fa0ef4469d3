import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { ETCD_PEER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'usage/ca-eku-restricts';

describe(RULE, () => {
  it('reports a CA that allows servers only', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'restricted');
    assert.equal(finding.path, `${PKI}/etcd/ca.crt`);
    assert.deepEqual(
      [finding.slots.ca, finding.slots.usages, finding.slots.purpose],
      ['etcd-ca', 'serverAuth', 'clientAuth'],
    );
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
    assert.match(finding.command ?? '', / -clrext .*\n[\s\S]* -ext .*,extendedKeyUsage,/);
  });

  it('is silent about a CA with both', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { extendedKeyUsage: ['serverAuth', 'clientAuth'] }),
    );
    assert.deepEqual(lines, []);
  });

  it('leaves the leaf to the rule about it', async () => {
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] }),
    );
    assert.deepEqual(lines, []);
  });
});
