import assert from 'node:assert/strict';
import { judgeNode } from '../../../support/judge.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'files/pem-no-block';
const APISERVER = 'etc/kubernetes/pki/apiserver.crt';

describe(RULE, () => {
  it('reports the flag that names a file without any block', async () => {
    const { lines, said } = await judgeNode(RULE, (node) => node.put(APISERVER, 'not found\n'));
    assert.deepEqual(lines, ['none etc/kubernetes/manifests/kube-apiserver.yaml /etc/kubernetes/pki/apiserver.crt']);
    assert.match(said[0]?.finding.message ?? '', /tls: failed to find any PEM data in certificate input/);
  });

  it('tells base64 of PEM apart', async () => {
    const { said } = await judgeNode(RULE, (node) => node.setText(APISERVER, base64));
    assert.deepEqual(
      said.map(({ message }) => message),
      ['base64'],
    );
  });

  it('is silent where a damaged block explains it, and about vaults and links written as text', async () => {
    const { lines } = await judgeNode(RULE, (node) => {
      node.setText(APISERVER, (text) => text.replace(/-----END.*\n/, ''));
      node.put('etc/kubernetes/pki/apiserver.key', '$ANSIBLE_VAULT;1.1;AES256\n3136\n');
      node.put('etc/kubernetes/pki/front-proxy-client.crt', '../../other/front-proxy-client.crt\n');
    });
    assert.deepEqual(lines, []);
  });
});
