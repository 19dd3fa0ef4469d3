import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { compareReports, createScheduler, type Report } from '../../../src/core/index.ts';
import { buildSampleCluster } from '../../../src/sample/buildSampleCluster.ts';
import { LAST_MONTH } from '../../../src/sample/sampleNodes.ts';
import type { SampleContent } from '../../../src/sample/sampleTree.ts';
import { inspectArchives } from '../../support/archives/inspectArchive.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { fromBase64 } from '../../support/pem.ts';
import { slotsOf } from '../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PKI = 'control-plane/etc/kubernetes/pki';

describe('the sample cluster', () => {
  let files: ReadonlyMap<string, SampleContent>;
  let report: Report;
  let names: readonly string[];
  before(async () => {
    files = await buildSampleCluster(NOW);
    const linked = new Map([...files].map(([path, file]) => [path, file instanceof Uint8Array ? file : textAt(path)]));
    ({ report, names } = await inspectFiles(linked, NOW));
  });

  function textAt(path: string): string {
    const file = files.get(path);
    assert.ok(file !== undefined && !(file instanceof Uint8Array), path);
    return typeof file === 'string' ? file : textAt(file.linkTo);
  }
  const certificate = (path: string) => new X509Certificate(textAt(path));

  it('has three faults and no other', () => {
    assert.deepEqual([...names].sort(), [
      'trust/cluster-ca-disagree worker/etc/kubernetes/kubelet.conf',
      `trust/leaf-not-signed-by-trust control-plane/etc/kubernetes/manifests/kube-apiserver.yaml`,
      `validity/cert-expires-soon ${PKI}/apiserver-kubelet-client.crt`,
    ]);
    const soon = report.findings.find(({ rule }) => rule === 'validity/cert-expires-soon') ?? assert.fail();
    assert.equal(slotsOf(soon.message).left, '12');
    for (const { rule, fixes, command } of report.findings) assert.ok(fixes.length > 0 || command, rule);
  });

  it('has the state of last month in an archive that is not read, and compares with it', async () => {
    assert.deepEqual(
      report.skipped.map(({ uri, reason }) => [uri.split('/').at(-1), reason]),
      [[LAST_MONTH, 'archive']],
    );
    const bytes = files.get(LAST_MONTH);
    assert.ok(bytes instanceof Uint8Array && bytes.length < 60_000);
    const earlier = await inspectArchives([bytes], new Date(NOW.getTime() - 31 * 86_400_000));
    assert.deepEqual(earlier.findings, []);
    assert.deepEqual([...new Set(earlier.connections.map(({ verdict }) => verdict))].sort(), ['ok', 'unknown']);
    const { connections, certificates } = await compareReports(earlier, report, NOW.getTime(), createScheduler());
    const broken = connections.filter(({ before, after }) => before?.verdict === 'ok' && after?.verdict === 'broken');
    assert.deepEqual(broken.map(({ from, to }) => `${from} → ${to}`).sort(), [
      'kube-apiserver@control-plane → etcd@control-plane',
      'kubelet@worker → kube-apiserver@control-plane',
    ]);
    assert.ok(certificates.renewed.length > 10);
  });

  it('has one connection broken by each fault of trust', () => {
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.deepEqual(broken.map(({ from, to }) => `${from.component} → ${to.component}`).sort(), [
      'kube-apiserver → etcd',
      'kubelet → kube-apiserver',
    ]);
  });

  it('is two nodes, and is about today whenever it is made', async () => {
    assert.deepEqual(
      report.nodes.map(({ view }) => view.label),
      ['control-plane', 'worker'],
    );
    const later = new Date('2055-01-01T00:00:00Z');
    const again = await buildSampleCluster(later);
    const texts = new Map([...again].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    const { names: found } = await inspectFiles(texts, later);
    assert.ok(found.includes(`validity/cert-expires-soon ${PKI}/apiserver-kubelet-client.crt`), found.join('\n'));
  });

  for (const [leaf, ca] of [
    ['apiserver.crt', 'ca.crt'],
    ['apiserver-kubelet-client.crt', 'ca.crt'],
    ['etcd/server.crt', 'etcd/ca.crt'],
    ['etcd/healthcheck-client.crt', 'etcd/ca.crt'],
    ['front-proxy-client.crt', 'front-proxy-ca.crt'],
  ] as const) {
    it(`has ${leaf} signed by ${ca} according to OpenSSL, with its key next to it`, () => {
      const [child, parent] = [certificate(`${PKI}/${leaf}`), certificate(`${PKI}/${ca}`)];
      assert.ok(child.verify(parent.publicKey) && child.checkIssued(parent));
      assert.ok(parent.ca && !child.ca);
      for (const [one, path] of [
        [child, leaf],
        [parent, ca],
      ] as const) {
        assert.ok(one.checkPrivateKey(createPrivateKey(textAt(`${PKI}/${path.replace('.crt', '.key')}`))), path);
      }
    });
  }

  it('names every host in the order and form that OpenSSL reads', () => {
    assert.equal(
      certificate(`${PKI}/etcd/peer.crt`).subjectAltName,
      'DNS:cp-1, DNS:localhost, IP Address:10.0.0.10, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    );
    assert.equal(
      certificate(`${PKI}/apiserver-kubelet-client.crt`).subject,
      'O=kubeadm:cluster-admins\nCN=kube-apiserver-kubelet-client',
    );
  });

  it('has one pair for tokens', () => {
    const spki = { type: 'spki', format: 'der' } as const;
    const half = createPublicKey(createPrivateKey(textAt(`${PKI}/sa.key`))).export(spki);
    assert.deepEqual(half, createPublicKey(textAt(`${PKI}/sa.pub`)).export(spki));
  });

  it('has each kubeconfig’s key inside it', () => {
    const text = textAt('control-plane/etc/kubernetes/admin.conf');
    const data = (field: string) => fromBase64(new RegExp(`${field}: (.*)`).exec(text)?.[1] ?? '');
    const admin = new X509Certificate(data('client-certificate-data'));
    assert.ok(admin.checkPrivateKey(createPrivateKey(data('client-key-data'))));
  });

  it('never has the same key twice', async () => {
    const other = await buildSampleCluster(NOW);
    const all = [...files, ...other].filter(([path]) => path.endsWith('.key')).map(([, file]) => file);
    assert.ok(all.length > 20);
    assert.equal(new Set(all).size, all.length);
  });
});
