import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { encryptedPkcs8Pem } from '../../../support/keyPair.ts';

const RULE = 'files/pem-encrypted-key';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  const KEY = 'etc/kubernetes/pki/apiserver.key';

  it('reports the block of an encrypted key that a flag names', async () => {
    const { lines, findings } = await checkNode(RULE, (node) =>
      node.put(KEY, encryptedPkcs8Pem(node.certificate(APISERVER).key, 'secret')),
    );
    assert.deepEqual(lines, [`encrypted ${KEY} -----BEGIN ENCRYPTED PRIVATE KEY-----`]);
    assert.equal(findings[0]?.slots.label, '--tls-private-key-file kube-apiserver');
    assert.match(findings[0]?.code ?? '', /tls: failed to parse private key/);
  });

  it('is silent about an encrypted key that nothing names', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.put('etc/kubernetes/pki/offline-ca.key', encryptedPkcs8Pem(node.certificate(APISERVER).key, 'secret')),
    );
    assert.deepEqual(lines, []);
  });
});
