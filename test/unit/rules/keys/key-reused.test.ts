import assert from 'node:assert/strict';
import { APISERVER, ETCD_PEER, ETCD_SERVER, PKI } from '../../../support/faults/fault.ts';
import { findingsOf, only } from '../../../support/ruleFindings.ts';

const RULE = 'keys/key-reused';

describe(RULE, () => {
  it('hints at the first', async () => {
    const finding = only(
      await findingsOf(
        RULE,
        (node) => void node.reissue(`${PKI}/front-proxy-client.crt`, { key: node.certificate(APISERVER).key }),
      ),
    );
    assert.equal(finding.messageId, 'shared');
    assert.equal(finding.file, APISERVER);
    assert.equal(finding.severity, 'hint');
    assert.match(finding.message, /“kube-apiserver”, “front-proxy-client”/);
  });

  it('is silent about two certificates of one name', async () => {
    assert.deepEqual(
      await findingsOf(RULE, (node) => void node.reissue(ETCD_PEER, { key: node.certificate(ETCD_SERVER).key })),
      [],
    );
  });
});
