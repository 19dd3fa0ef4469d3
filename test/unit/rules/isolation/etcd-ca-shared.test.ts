import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST, ETCD_PEER, ETCD_SERVER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'isolation/etcd-ca-shared';

describe(RULE, () => {
  it('recognizes a shared CA by its key', async () => {
    const finding = only(
      await checkNode(RULE, (node) => {
        const { signer } = node.authorities.ca;
        node.setCertificate(`${PKI}/etcd/ca.crt`, signer);
        for (const path of [
          ETCD_SERVER,
          ETCD_PEER,
          `${PKI}/etcd/healthcheck-client.crt`,
          `${PKI}/apiserver-etcd-client.crt`,
        ])
          node.replaceCertificate(path, { issuer: signer });
      }),
    );
    assert.equal(finding.messageId, 'shared');
    assert.equal(finding.path, ETCD_MANIFEST);
    assert.equal(finding.text, `/${PKI}/etcd/ca.crt`);
    assert.deepEqual([finding.slots.etcd, finding.slots.ca], ['--trusted-ca-file etcd', 'kubernetes']);
    assert.equal(finding.severity, 'warning');
    assert.ok(finding.related.includes(`${APISERVER_MANIFEST}: /${PKI}/ca.crt`));
  });

  it('leaves a wrong path to the rule of the fault', async () => {
    const { lines } = await checkNode(RULE, (node) => node.replaceFlag('etcd', 'trusted-ca-file', `/${PKI}/ca.crt`));
    assert.deepEqual(lines, []);
  });
});
