import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';

const RULE = 'keys/sa-kcm-key-not-accepted';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe(RULE, () => {
  const FLAG = 'service-account-private-key-file';
  const KEY = 'etc/kubernetes/pki/tokens.key';

  it('reports the flag of the controller manager', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      node.put(KEY, privateKeyPem(await key('stray')));
      node.replaceFlag('kube-controller-manager', FLAG, `/${KEY}`);
    });
    assert.deepEqual(lines, [`refused etc/kubernetes/manifests/kube-controller-manager.yaml /${KEY}`]);
  });

  it('is silent if the API server signs with the same key, which is reported there', async () => {
    const { lines, names } = await checkNode(RULE, async (node) => {
      node.put(KEY, privateKeyPem(await key('stray')));
      node.replaceFlag('kube-controller-manager', FLAG, `/${KEY}`);
      node.replaceFlag('kube-apiserver', 'service-account-signing-key-file', `/${KEY}`);
    });
    assert.deepEqual(lines, []);
    assert.ok(names.includes(`keys/sa-signing-key-not-accepted ${MANIFEST}`));
  });
});
