import assert from 'node:assert/strict';
import { ETCD_PEER, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'usage/etcd-peer-eku-incomplete';

describe(RULE, () => {
  it('tells the missing half', async () => {
    const finding = only(
      await findingsOf(RULE, (node) => void node.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] })),
    );
    assert.equal(finding.messageId, 'incomplete');
    assert.equal(finding.file, ETCD_PEER);
    assert.match(finding.message, /clientAuth is not allowed/);
  });

  it('is silent where peers have a client pair', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => {
        node.replaceCertificate(ETCD_PEER, { extendedKeyUsage: ['serverAuth'] });
        node.replaceFlag('etcd', 'peer-client-cert-file', `/${PKI}/etcd/healthcheck-client.crt`);
        node.replaceFlag('etcd', 'peer-client-key-file', `/${PKI}/etcd/healthcheck-client.key`);
      }),
      [],
    );
  });
});
