import assert from 'node:assert/strict';
import { namesAfterFix } from '../../../support/namesAfterFix.ts';
import { CLIENT, CSR_FILE, checkRequest, clientRequestYaml } from '../../../support/signingRequests.ts';

const RULE = 'requests/csr-signer-unknown';

async function reported(signerName: string): Promise<string> {
  const { findings } = await checkRequest(RULE, { signerName });
  return findings.map(({ messageId, severity }) => `${messageId} ${severity}`).join();
}

describe(RULE, () => {
  it('reports names without a signer', async () => {
    assert.equal(await reported('kubernetes.io/legacy-unknown'), 'legacy error');
    assert.equal(await reported('kubernetes.io/etcd-server'), 'unknown error');
    assert.equal(await reported('kubernetes.io/kube-apiserver-cleint'), 'misspelt error');
    assert.equal(await reported('kuberentes.io/kubelet-serving'), 'misspelt error');
  });

  it('reports names that the API rejects', async () => {
    for (const name of ['client', 'example/client', 'example.com/a/b', 'example.com/', 'Example.com/client']) {
      assert.equal(await reported(name), 'shape error', name);
    }
  });

  it('adds that another domain needs a separate signer', async () => {
    assert.equal(await reported('example.com/client'), 'other info');
    assert.equal(await reported('issuers.cert-manager.io/ns.my-issuer'), 'other info');
  });

  it('corrects a slip and adds the domain', async () => {
    for (const signerName of ['kubernetes.io/kube-apiserver-cleint', 'kube-apiserver-client', `"${CLIENT} "`]) {
      const names = await namesAfterFix(RULE, async (node) => {
        node.put(CSR_FILE, await clientRequestYaml({ signerName }));
      });
      assert.deepEqual(names, [], signerName);
    }
  });

  it('is silent about the signers of Kubernetes, and about the legacy one before v1', async () => {
    for (const signer of ['kube-apiserver-client', 'kube-apiserver-client-kubelet', 'kubelet-serving']) {
      assert.equal(await reported(`kubernetes.io/${signer}`), '');
    }
    const beta = { apiVersion: 'certificates.k8s.io/v1beta1', signerName: 'kubernetes.io/legacy-unknown' };
    assert.deepEqual((await checkRequest(RULE, beta)).lines, []);
  });
});
