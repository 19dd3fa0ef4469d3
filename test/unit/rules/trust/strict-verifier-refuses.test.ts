import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER, PKI } from '../../../support/faults/fault.ts';

const RULE = 'trust/strict-verifier-refuses';
const CA = `${PKI}/ca.crt`;

describe(RULE, () => {
  it('hints at what the CA lacks, once, with what reads it', async () => {
    const finding = only(
      await checkNode(
        RULE,
        (node) => void node.replaceCertificate(CA, { keyUsage: undefined, subjectKeyId: undefined }),
      ),
    );
    assert.deepEqual([finding.messageId, finding.path, finding.severity], ['authority', CA, 'hint']);
    assert.equal(finding.slots.errors, 'CA cert does not include key usage extension Missing Subject Key Identifier');
    assert.ok(finding.related.some((place) => place.startsWith('etc/kubernetes/manifests/')));
  });

  it('hints at a serving certificate without the identifier of its CA', async () => {
    const finding = only(
      await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, { authorityKeyId: undefined })),
    );
    assert.deepEqual([finding.messageId, finding.path, finding.severity], ['leaf', APISERVER, 'hint']);
  });

  it('is silent about kubeadm’s CA, and about one that only components read', async () => {
    assert.deepEqual((await checkNode(RULE)).findings, []);
    const { lines } = await checkNode(
      RULE,
      (node) => void node.replaceCertificate(`${PKI}/etcd/ca.crt`, { keyUsage: undefined }),
    );
    assert.deepEqual(lines, []);
  });
});
