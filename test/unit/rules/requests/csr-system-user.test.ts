import assert from 'node:assert/strict';
import { CLIENT, checkMade, KUBELET_CLIENT, NODE_SUBJECT } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-system-user';

async function reported(commonName: string): Promise<string> {
  const { findings } = await checkMade(RULE, CLIENT, { subject: { commonName } });
  return findings.map(({ messageId, severity }) => `${messageId} ${severity}`).join();
}

describe(RULE, () => {
  it('reports names that are kept for Kubernetes', async () => {
    assert.equal(await reported('system:admin'), 'reserved warning');
    assert.equal(await reported('system:serviceaccount:kube-system:default'), 'reserved warning');
    assert.equal(await reported('system:node:cp-1'), 'kubelet warning');
  });

  it('is silent about people, about components and about kubelets at their own signer', async () => {
    for (const name of ['jane', 'my-system:user', 'system:kube-scheduler'])
      assert.equal(await reported(name), '', name);
    const name = 'system:serviceaccount:openshift-monitoring:prometheus-k8s';
    const operator = 'username: system:serviceaccount:openshift-monitoring:cluster-monitoring-operator';
    const { lines } = await checkMade(RULE, CLIENT, { subject: { commonName: name } }, { spec: [operator] });
    assert.deepEqual(lines, []);
    assert.deepEqual((await checkMade(RULE, KUBELET_CLIENT, { subject: NODE_SUBJECT })).lines, []);
  });
});
