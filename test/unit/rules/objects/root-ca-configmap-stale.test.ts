import assert from 'node:assert/strict';
import { configMapText, NOW } from '../../../support/apiObjects.ts';
import { selfSigned } from '../../../support/authorities.ts';
import { checkNode } from '../../../support/checkRule.ts';
import { hostedControlPlane } from '../../../support/hostedControlPlane.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64 } from '../../../support/pem.ts';

const RULE = 'objects/root-ca-configmap-stale';

describe(RULE, () => {
  it('reports each ConfigMap that publishes another CA than the node’s files', async () => {
    const { findings } = await checkNode(RULE, async (node) => {
      const old = (await selfSigned('kubernetes', 'ca-old', node.settings)).pem;
      const kubeconfig = `kind: Config\napiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: ${base64(old)}\n    server: https://x:6443\n  name: ""\n`;
      node.put('dump/root.yaml', configMapText('kube-root-ca.crt', 'default', { 'ca.crt': old }));
      node.put('dump/info.yaml', configMapText('cluster-info', 'kube-public', { kubeconfig }));
      const data = { 'client-ca-file': old, 'requestheader-client-ca-file': old };
      node.put('dump/auth.yaml', configMapText('extension-apiserver-authentication', 'kube-system', data));
    });
    assert.deepEqual(
      findings.map(({ path, slots }) => [path, slots.key]),
      [
        ['dump/auth.yaml', 'client-ca-file'],
        ['dump/auth.yaml', 'requestheader-client-ca-file'],
        ['dump/info.yaml', 'kubeconfig'],
        ['dump/root.yaml', 'ca.crt'],
      ],
    );
    assert.ok(findings.every(({ text, related }) => text.length > 10 && related.length > 0));
    assert.match(findings[2]?.text ?? '', /^LS0tLS1CRUdJTi/);
  });

  it('is silent about a renewed CA of the same key, about a bundle with both, and about other ConfigMaps', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const ca = node.text('etc/kubernetes/pki/ca.crt');
      const other = (await selfSigned('kubernetes', 'ca-old', node.settings)).pem;
      const renewed = (await selfSigned('kubernetes', 'ca', { ...node.settings, created: new Date(0) })).pem;
      node.put('dump/a.yaml', configMapText('kube-root-ca.crt', 'default', { 'ca.crt': renewed }));
      node.put('dump/b.yaml', configMapText('kube-root-ca.crt', 'default', { 'ca.crt': `${other}${ca}` }));
      for (const name of ['my-ca', 'constructor', '__proto__'])
        node.put(`dump/${name}.yaml`, configMapText(name, 'default', { 'ca.crt': other }));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about objects of these names in namespaces of others', async () => {
    const { lines } = await checkNode(RULE, async (node) => {
      const other = (await selfSigned('kubernetes', 'ca-old', node.settings)).pem;
      const kubeconfig = `kind: Config\napiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: ${base64(other)}\n    server: https://x:6443\n  name: ""\n`;
      node.put('dump/root.yaml', configMapText('kube-root-ca.crt', 'tenant', { 'ca.crt': other }));
      node.put('dump/info.yaml', configMapText('cluster-info', 'tenant', { kubeconfig }));
      const data = { 'client-ca-file': other, 'requestheader-client-ca-file': other };
      node.put('dump/auth.yaml', configMapText('extension-apiserver-authentication', 'tenant', data));
    });
    assert.deepEqual(lines, []);
  });

  it('is silent about the CA of the cluster that hosts a control plane', async () => {
    const pki = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const other = (await selfSigned('kubernetes', 'ca-old', pki.settings)).pem;
    const files = hostedControlPlane(pki);
    for (const namespace of ['default', 'tenants'])
      files.set(`root-${namespace}.yaml`, configMapText('kube-root-ca.crt', namespace, { 'ca.crt': other }));
    const { report } = await inspectFiles(files, NOW);
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === RULE),
      [],
    );
    assert.ok(!report.connections.some(({ verdict }) => verdict === 'broken'));
  });
});
