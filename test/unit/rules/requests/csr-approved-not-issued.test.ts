import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { CSR_FILE, checkRequest, clientRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-approved-not-issued';
const condition = (type: string, status = 'True') => [`- type: ${type}`, `  status: "${status}"`];
const APPROVED = ['conditions:', ...condition('Approved')];

describe(RULE, () => {
  it('reports the condition, and where the signer is set up', async () => {
    const finding = only(
      await checkNode(RULE, async (node) => node.put(CSR_FILE, await clientRequestYaml({ status: APPROVED }))),
    );
    assert.deepEqual([finding.messageId, finding.text], ['builtIn', 'Approved']);
    assert.deepEqual(finding.related, [
      'etc/kubernetes/manifests/kube-controller-manager.yaml: /etc/kubernetes/pki/ca.crt',
    ]);
  });

  it('asks for the operator of another domain', async () => {
    const { findings } = await checkRequest(RULE, { signerName: 'example.com/client', status: APPROVED });
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['other'],
    );
  });

  it('is silent if it is pending, denied, failed, or has a reason', async () => {
    for (const status of [
      [],
      ['conditions:', ...condition('Approved', 'False')],
      [...APPROVED, ...condition('Failed')],
      ['conditions:', ...condition('Denied')],
    ]) {
      assert.deepEqual((await checkRequest(RULE, { status })).lines, []);
    }
    const usages = ['server auth'];
    assert.deepEqual((await checkRequest(RULE, { status: APPROVED, usages })).lines, []);
    const signerName = 'kubernetes.io/etcd-server';
    assert.deepEqual((await checkRequest(RULE, { status: APPROVED, signerName })).lines, []);
  });
});
