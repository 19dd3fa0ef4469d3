import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { pkcs8Pem } from '../../../support/keyPair.ts';

const RULE = 'files/pem-key-label-mismatch';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  const KEY = 'etc/kubernetes/pki/apiserver.key';

  it('reports an EC key under the label of RSA', async () => {
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(KEY, (text) => text.replaceAll('EC PRIVATE KEY', 'RSA PRIVATE KEY')),
    );
    assert.deepEqual(lines, [`found ${KEY} -----BEGIN RSA PRIVATE KEY-----`]);
  });

  it('is silent about PKCS#8', async () => {
    const { lines } = await checkNode(RULE, (node) => node.put(KEY, pkcs8Pem(node.certificate(APISERVER).key)));
    assert.deepEqual(lines, []);
  });
});
