import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';

const RULE = 'keys/sa-signing-key-not-accepted';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe(RULE, () => {
  const FLAG = 'service-account-signing-key-file';

  it('reports the flag of a signing key that is not listed', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      node.put('etc/kubernetes/pki/sa-new.key', privateKeyPem(await key('stray')));
      node.replaceFlag('kube-apiserver', FLAG, '/etc/kubernetes/pki/sa-new.key');
    });
    assert.deepEqual(lines, [`refused ${MANIFEST} /etc/kubernetes/pki/sa-new.key`]);
  });

  it('is silent where the key file is a certificate of the same key', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.replaceFlag('kube-apiserver', FLAG, '/etc/kubernetes/pki/apiserver.key');
      node.replaceFlag('kube-apiserver', 'service-account-key-file', '/etc/kubernetes/pki/apiserver.crt');
    });
    assert.deepEqual(lines, []);
  });
});
