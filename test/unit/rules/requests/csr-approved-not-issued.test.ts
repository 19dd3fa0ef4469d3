import assert from 'node:assert/strict';
import { findingsOf, only } from '../../../support/ruleFindings.ts';
import { CSR_FILE, clientRequestYaml, judgeRequest } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-approved-not-issued';
const condition = (type: string, status = 'True') => [`- type: ${type}`, `  status: "${status}"`];
const APPROVED = ['conditions:', ...condition('Approved')];

describe(RULE, () => {
  it('tells the condition, and where the signer is set up', async () => {
    const finding = only(
      await findingsOf(RULE, async (node) => node.put(CSR_FILE, await clientRequestYaml({ status: APPROVED }))),
    );
    assert.deepEqual([finding.messageId, finding.text], ['builtIn', 'Approved']);
    assert.deepEqual(finding.related, [
      'etc/kubernetes/manifests/kube-controller-manager.yaml: /etc/kubernetes/pki/ca.crt',
    ]);
  });

  it('asks for the operator of another domain', async () => {
    const { said } = await judgeRequest(RULE, { signerName: 'example.com/client', status: APPROVED });
    assert.deepEqual(
      said.map(({ message }) => message),
      ['other'],
    );
  });

  it('is silent where it is pending, denied, failed, or told why', async () => {
    for (const status of [
      [],
      ['conditions:', ...condition('Approved', 'False')],
      [...APPROVED, ...condition('Failed')],
      ['conditions:', ...condition('Denied')],
    ]) {
      assert.deepEqual((await judgeRequest(RULE, { status })).lines, []);
    }
    const usages = ['server auth'];
    assert.deepEqual((await judgeRequest(RULE, { status: APPROVED, usages })).lines, []);
    const signerName = 'kubernetes.io/etcd-server';
    assert.deepEqual((await judgeRequest(RULE, { status: APPROVED, signerName })).lines, []);
  });
});
