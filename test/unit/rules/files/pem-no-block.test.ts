import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'files/pem-no-block';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports the flag that names a file without any block', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => node.put(APISERVER, 'not found\n'));
    assert.deepEqual(lines, ['none etc/kubernetes/manifests/kube-apiserver.yaml /etc/kubernetes/pki/apiserver.crt']);
    assert.match(findings[0]?.code ?? '', /tls: failed to find any PEM data in certificate input/);
  });

  it('distinguishes base64 of PEM', async () => {
    const { findings } = await checkNode(RULE, (node) => node.setText(APISERVER, base64));
    assert.deepEqual(
      findings.map(({ messageId }) => messageId),
      ['base64'],
    );
  });

  it('is silent where a damaged block explains it, and about vaults and links written as text', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      node.setText(APISERVER, (text) => text.replace(/-----END.*\n/, ''));
      node.put('etc/kubernetes/pki/apiserver.key', '$ANSIBLE_VAULT;1.1;AES256\n3136\n');
      node.put('etc/kubernetes/pki/front-proxy-client.crt', '../../other/front-proxy-client.crt\n');
    });
    assert.deepEqual(lines, []);
  });
});
