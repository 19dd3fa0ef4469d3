import assert from 'node:assert/strict';
import { checkNode } from '../../../support/checkRule.ts';

const RULE = 'files/pem-empty-file';

describe(RULE, () => {
  const FRONT_PROXY = 'etc/kubernetes/pki/front-proxy-client.crt';

  it('reports an empty file at its start, with the flag that names it', async () => {
    const { lines, findings } = await checkNode(RULE, (node) => node.put(FRONT_PROXY, ''));
    assert.deepEqual(lines, [`empty ${FRONT_PROXY}`]);
    assert.deepEqual(findings[0]?.related, [`etc/kubernetes/manifests/kube-apiserver.yaml: /${FRONT_PROXY}`]);
  });

  it('says what etcd does with an empty CA file', async () => {
    const { lines } = await checkNode(RULE, (node) => node.put('etc/kubernetes/pki/etcd/ca.crt', ''));
    assert.deepEqual(lines, ['emptyEtcdCa etc/kubernetes/pki/etcd/ca.crt']);
  });

  it('is silent about an empty file that nobody reads', async () => {
    for (const path of ['etc/kubernetes/pki/apiserver.csr', 'etc/kubernetes/cloud.conf']) {
      const { lines } = await checkNode(RULE, (node) => node.put(path, ''));
      assert.deepEqual(lines, [], path);
    }
  });

  it('is silent where every file of the PKI is empty: their content was left out', async () => {
    const { lines } = await checkNode(RULE, (node) => {
      for (const path of node.files.keys()) if (/^etc\/kubernetes\/pki\//.test(path)) node.put(path, '');
    });
    assert.deepEqual(lines, []);
  });
});
