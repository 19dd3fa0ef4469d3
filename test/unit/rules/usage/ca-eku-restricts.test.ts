import assert from 'node:assert/strict';
import { ETCD_PEER, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'usage/ca-eku-restricts';

describe(RULE, () => {
  it('tells a CA that allows servers only', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { extendedKeyUsage: ['serverAuth'] }),
      ),
    );
    assert.equal(finding.messageId, 'restricted');
    assert.equal(finding.file, `${PKI}/etcd/ca.crt`);
    assert.match(finding.message, /"etcd-ca".* serverAuth.* clientAuth/);
    assert.match(finding.text, /^-----BEGIN CERTIFICATE-----/);
  });

  it('is silent about a CA with both', async () => {
    assert.deepEqual(
      await findingsOf(
        RULE,
        (node) =>
          void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { extendedKeyUsage: ['serverAuth', 'clientAuth'] }),
      ),
      [],
    );
  });

  it('leaves the leaf to the rule about it', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] })),
      [],
    );
  });
});
