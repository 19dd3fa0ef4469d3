import assert from 'node:assert/strict';
import { opensslText } from '../../../src/core/formats/openssl/opensslText.ts';
import { authority, pairData, serving } from '../../support/apiObjects.ts';
import { inspectArchives } from '../../support/archives/inspectArchive.ts';
import { gzipped, type TarMember, tarOf } from '../../support/archives/tarOf.ts';
import { xzOf } from '../../support/archives/xzOf.ts';
import { buildCluster } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** A correct cluster's control-plane nodes, with the files that are texts. */
async function nodeTexts(count: number): Promise<readonly ReadonlyMap<string, string>[]> {
  const nodes = await buildCluster({ nodes: count, now: NOW, keyAlgorithm: 'ECDSA-P256' });
  return nodes.map(textsOf);
}

function textsOf(files: NodeFiles): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [path, content] of files) {
    if (content instanceof Uint8Array) texts.set(path, new TextDecoder().decode(content));
  }
  return texts;
}

/** The certificates of a node by the names of their files, as `openssl x509 -text -noout` prints them. */
async function printed(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const { report } = await inspectFiles(Object.fromEntries(files), NOW);
  const found = new Map<string, string>();
  for (const [uri, { artifacts }] of report.files) {
    const [first] = artifacts;
    const path = uri.slice(uri.indexOf('/etc/') + 1);
    if (uri.endsWith('.crt') && first?.kind === 'certificate') found.set(path, opensslText(first.certificate));
  }
  return found;
}

/**
 * The files that sos collects of a node, after its clean-up: /etc/kubernetes without its pki, base64 PEM written over (sosreport/sos,
 * sos/report/plugins/kubernetes.py); the kubelet's units and flags belong to other plugins.
 */
function sosreport(files: ReadonlyMap<string, string>, host: string): readonly TarMember[] {
  const top = `sosreport-${host}-2026-06-01-abcdefg`;
  const members: TarMember[] = [
    { name: `${top}/version.txt`, content: 'sosreport: 4.8.2\n' },
    { name: `${top}/sos_logs/sos.log`, content: 'collecting\n' },
    {
      name: `${top}/sos_commands/kubernetes/cluster-info/kubectl_--kubeconfig_.etc.kubernetes.admin.conf_version`,
      content: 'v1.31\n',
    },
    { name: `${top}/sos_commands/kubernetes/cluster-info/kubectl_config_view`, content: 'clusters: null\n' },
    { name: `${top}/version`, type: 'symlink', linkname: 'version.txt' },
  ];
  for (const [path, text] of files) {
    if (!path.startsWith('etc/kubernetes/') || path.startsWith('etc/kubernetes/pki/')) continue;
    members.push({
      name: `${top}/${path}`,
      content: text.replaceAll(/LS0tLS1CRUdJ[A-Za-z0-9+/=]+/g, '***** SCRUBBED BASE64 PEM *****'),
      mode: 0o600,
    });
  }
  return members;
}

describe('a support bundle', () => {
  it('of sos has components and kubeconfigs, withheld credentials, and nothing is wrong', async () => {
    const [one, two] = await nodeTexts(2);
    assert.ok(one && two);
    const bundles = [xzOf(await tarOf(sosreport(one, 'cp-1'))), xzOf(await tarOf(sosreport(two, 'cp-2')))];
    const report = await inspectArchives(bundles, NOW);
    assert.deepEqual(report.findings, []);
    assert.equal(report.nodes.length, 2);
    for (const { view } of report.nodes) {
      assert.deepEqual(view.components.map(({ name }) => name).sort(), [
        'etcd',
        'kube-apiserver',
        'kube-controller-manager',
        'kube-scheduler',
      ]);
      assert.ok(view.kubeconfigs.length >= 4);
    }
    assert.ok(report.connections.length > 5);
    assert.ok(report.connections.every(({ verdict }) => verdict !== 'broken'));
  });

  it('of sos that was packed into another has each node by itself', async () => {
    const [one, two] = await nodeTexts(2);
    assert.ok(one && two);
    const inner = [
      { name: 'case-1/sosreport-cp-1.tar.xz', content: xzOf(await tarOf(sosreport(one, 'cp-1'))) },
      { name: 'case-1/sosreport-cp-2.tar.xz', content: xzOf(await tarOf(sosreport(two, 'cp-2'))) },
    ];
    const { findings, nodes } = await inspectArchives([gzipped(await tarOf(inner))], NOW);
    assert.deepEqual(findings, []);
    assert.equal(nodes.length, 2);
  });

  it("of Rancher's log collector has the texts of certificates, and their dates alone are looked at", async () => {
    const [node] = await nodeTexts(1);
    assert.ok(node);
    const texts = await printed(node);
    assert.ok(texts.size > 8);
    const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
    // rancher2_logs_collector.sh: kubeadm-certs, k3s-certs, rke-certs.
    const top = 'cp-1-2026-06-01_12_00_00';
    const members: TarMember[] = [
      { name: `${top}/systeminfo/hostname`, content: 'cp-1\n' },
      { name: `${top}/kubeadm/kubectl/nodes`, content: 'NAME STATUS\n' },
      { name: `${top}/kubeadm/directories/kubeadm`, content: 'total 40K\n-rw------- 1 root root 5.6K admin.conf\n' },
      { name: `${top}/k3s/certs/server/client-admin.crt`, content: 'unable to load certificate\n' },
    ];
    for (const [path, text] of texts) {
      members.push({ name: `${top}/kubeadm/pki/server/${name(path)}`, content: text });
      members.push({ name: `${top}/k8s/certs/${name(path).replace('.crt', '.pem')}`, content: text });
    }
    const archive = gzipped(await tarOf(members));
    const report = await inspectArchives([archive], NOW);
    assert.deepEqual(report.findings, []);
    const kinds = [...report.files.values()].flatMap(({ artifacts }) => artifacts.map(({ kind }) => kind));
    assert.ok(kinds.length > 10 && kinds.every((kind) => kind === 'certificateText'));
    const later = await inspectArchives([archive], new Date('2027-06-01T12:00:00Z'));
    assert.deepEqual([...new Set(later.findings.map(({ rule }) => rule))], ['validity/certificate-text-expired']);
  });

  it('of must-gather and `kubectl get` has lists without the data of Secrets', async () => {
    const list = (kind: string, items: readonly object[]) => JSON.stringify({ apiVersion: 'v1', kind, items });
    const metadata = { name: 'serving-cert', namespace: 'openshift-apiserver', resourceVersion: '1', uid: 'a' };
    const secret = { metadata, type: 'kubernetes.io/tls' };
    // The visible part of a key (openshift/oc, pkg/cli/admin/inspect/secret.go).
    const elided = Buffer.from('1679 bytes long').toString('base64');
    const pair = await serving(await authority('service-ca'), ['apiserver.svc']);
    const kept = { ...secret, data: { 'tls.crt': pairData(pair)['tls.crt'], 'tls.key': elided } };
    const ca = { metadata: { name: 'kube-root-ca.crt', namespace: 'default' }, data: { 'ca.crt': '' } };
    const top = 'must-gather.local.123/quay-io-openshift/namespaces/openshift-apiserver';
    const members: TarMember[] = [
      { name: 'must-gather.local.123/version', content: 'openshift/must-gather\n4.16.0\n' },
      { name: `${top}/core/secrets.yaml`, content: list('SecretList', [secret, kept]) },
      { name: `${top}/core/configmaps.yaml`, content: list('ConfigMapList', [ca]) },
      {
        name: `${top}/pods/apiserver/apiserver.yaml`,
        content: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: apiserver\n',
      },
      { name: 'cluster-info/kube-system/pods.json', content: list('PodList', []) },
      {
        name: 'get-secrets.json',
        content: list('List', [{ apiVersion: 'v1', kind: 'Secret', ...secret, data: null }]),
      },
    ];
    const { findings, files } = await inspectArchives([gzipped(await tarOf(members))], NOW);
    assert.deepEqual(
      findings.map(({ rule, at }) => `${rule} ${at.uri}`),
      [],
    );
    const kinds = [...files.values()].flatMap(({ artifacts }) => artifacts.map(({ kind }) => kind));
    assert.deepEqual(kinds, ['certificate']);
  });
});
