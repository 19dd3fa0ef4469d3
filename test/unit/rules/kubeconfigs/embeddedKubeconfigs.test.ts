import assert from 'node:assert/strict';
import { authority, configMapText, NOW, secretText, serving } from '../../../support/apiObjects.ts';
import { authoritySpec, type CertificateSpec, issue } from '../../../support/certificates.ts';
import { checkFiles, only } from '../../../support/checkRule.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';

/** A kubeconfig of another cluster, with the client certificate as wanted. */
async function kubeconfig(more: Partial<CertificateSpec> = {}, server = 'https://192.0.2.7:6443'): Promise<string> {
  const ca = await authority('prod');
  const client = await serving(ca, ['admin'], { extendedKeyUsage: ['clientAuth'], sans: [], ...more });
  return [
    'apiVersion: v1',
    'kind: Config',
    'clusters:',
    `- { name: prod, cluster: { server: "${server}", certificate-authority-data: ${base64(ca.pem)} } }`,
    'users:',
    '- name: admin',
    `  user: { client-certificate-data: ${base64(client.pem)}, client-key-data: ${base64(privateKeyPem(client.key))} }`,
    'contexts:',
    '- { name: admin@prod, context: { cluster: prod, user: admin } }',
    'current-context: admin@prod',
    '',
  ].join('\n');
}

const ofClusterApi = (text: string) =>
  secretText({ name: 'prod-kubeconfig', type: 'cluster.x-k8s.io/secret', data: { value: base64(text) } });

const plain = (text: string) => secretText({ name: 'prod', type: 'Opaque', stringData: { 'admin.conf': text } });

describe('a kubeconfig inside of a Secret', () => {
  it('has no finding where it is right', async () => {
    const text = await kubeconfig();
    const files = {
      'a.yaml': ofClusterApi(text),
      'b.yaml': plain(text),
      'c.yaml': configMapText('a', 'b', { a: text }),
    };
    assert.deepEqual((await inspectFiles(files, NOW)).names, []);
  });

  it('expires as one in a file does', async () => {
    const text = await kubeconfig({ notAfter: days(NOW, -1) });
    for (const source of [ofClusterApi(text), plain(text)]) {
      const finding = only(await checkFiles('validity/cert-expired', { 'a.yaml': source }));
      assert.equal(finding.messageId, 'apiClient');
    }
  });

  it('reports a key that does not match, without an edit of its text', async () => {
    const text = await kubeconfig();
    const other = base64(privateKeyPem(await key('another')));
    const wrong = text.replace(/client-key-data: \S+/, `client-key-data: ${other}`);
    for (const source of [ofClusterApi(wrong), plain(wrong)]) {
      const { report } = await checkFiles('keys/kubeconfig-key-mismatch', { 'a.yaml': source });
      assert.deepEqual(
        report.findings.map(({ rule, fixes }) => [rule, fixes]),
        [['keys/kubeconfig-key-mismatch', []]],
      );
    }
    const http = await kubeconfig({}, 'http://192.0.2.7:6443');
    const { findings } = await checkFiles('kubeconfigs/kubeconfig-server-scheme', { 'a.yaml': plain(http) });
    assert.deepEqual(
      findings.map(({ fixes }) => fixes),
      [[]],
    );
  });

  it('is no file of the node that its object lies on', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const ca = await issue(authoritySpec('other', await key('other'), days(NOW, -1), days(NOW, 900)));
    const text = (await kubeconfig()).replaceAll(
      /certificate-authority-data: \S+/g,
      `certificate-authority-data: ${base64(ca.pem)}`,
    );
    const before = (await inspectFiles(node.files, NOW)).report.connections.map(({ id }) => id);
    node.put('etc/kubernetes/addons/prod.yaml', ofClusterApi(text));
    const { report, names } = await inspectFiles(node.files, NOW);
    assert.deepEqual(names, []);
    const added = report.connections.filter(({ id }) => !before.includes(id));
    assert.deepEqual(
      added.map(({ verdict, to }) => [verdict, to.node]),
      [['unknown', undefined]],
    );
  });
});
