import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { phrase } from '../../../../src/core/model/text/text.ts';
import { expirationReport } from '../../../../src/core/presentation/expiration/expirationReport.ts';
import { expirationTable } from '../../../../src/core/presentation/expiration/expirationTable.ts';
import { reissueCommand } from '../../../../src/core/rules/sequences/reissue.ts';
import { issue } from '../../../support/certificates.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { buildNode } from '../../../support/kubeadmNode.ts';
import { k0s } from '../../../support/layouts/k0s.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days, type NodeFiles } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const LATER = new Date('2027-06-01T12:00:00Z');
const PKI = 'var/lib/k0s/pki/';
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

async function copied(to: string, pick: RegExp = /./): Promise<NodeFiles> {
  const files = [...(await k0s(NOW))].filter(([path]) => path.startsWith(PKI) && pick.test(path));
  return new Map(files.map(([path, file]) => [`${to}${path.slice(PKI.length)}`, file]));
}

async function hostPaths(files: NodeFiles): Promise<readonly (string | undefined)[]> {
  const { report } = await inspectFiles(files, NOW);
  return report.nodes.flatMap(({ view }) => view.root?.hostPath);
}

async function componentsOf(files: NodeFiles): Promise<readonly string[]> {
  const { report } = await inspectFiles(files, NOW);
  return report.nodes.flatMap(({ view }) => view.components.map(({ name }) => name)).sort();
}

async function reported(files: NodeFiles, now = NOW): Promise<readonly string[]> {
  const { report } = await inspectFiles(files, now);
  return report.findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, at }) => `${rule} ${at.uri.slice(at.uri.indexOf('workspace/') + 10)}`)
    .sort();
}

function text(files: NodeFiles, path: string): string {
  const content = files.get(path);
  assert.ok(content instanceof Uint8Array, path);
  return new TextDecoder().decode(content);
}

describe('k0s', () => {
  const COPIES: Readonly<Record<string, string>> = {
    'pki/': '/var/lib/k0s',
    'node-1/': '/var/lib/k0s/pki',
    '': '/var/lib/k0s/pki',
  };
  for (const [to, hostPath] of Object.entries(COPIES)) {
    it(`is recognized in a copy of its pki folder as "${to}"`, async () => {
      const files = await copied(to);
      assert.deepEqual(await hostPaths(files), [hostPath]);
      assert.deepEqual(await componentsOf(files), ['etcd', 'kube-apiserver', 'kube-controller-manager']);
      assert.deepEqual(await reported(files), []);
    });
  }

  it('is recognized by server.crt among kubeadm’s names, and without keys', async () => {
    const files = await copied('pki/', /\/(?:ca|server|ccm|apiserver-kubelet-client)\.crt$/);
    assert.deepEqual(await hostPaths(files), ['/var/lib/k0s']);
  });

  it('is recognized in a copy of its data folder', async () => {
    const whole = await k0s(NOW);
    const files = new Map(
      [...whole].flatMap(([path, file]) => {
        const below = path.startsWith('var/lib/k0s/') && file instanceof Uint8Array ? path.slice(12) : '';
        return below === '' ? [] : [[`k0s/${below}`, file] as const];
      }),
    );
    assert.deepEqual(await hostPaths(files), ['/var/lib/k0s']);
    const { report } = await inspectFiles(files, NOW);
    const owners = report.nodes.flatMap(({ view }) =>
      view.kubeconfigs.map(({ hostPath, owner }) => `${hostPath} ${owner}`),
    );
    assert.ok(owners.includes('/var/lib/k0s/kubelet.conf kubelet'), owners.join('\n'));
  });

  it('is not seen in kubeadm’s folder, though somebody put a server.crt and an admin.crt there', async () => {
    const node = await buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const files: NodeFiles = new Map();
    for (const [path, file] of node)
      if (/^etc\/kubernetes\/pki\/[^/]+$/.test(path)) files.set(`pki/${path.slice(19)}`, file);
    for (const name of ['server.crt', 'admin.crt'])
      files.set(`pki/${name}`, files.get('pki/apiserver.crt') ?? new Uint8Array());
    assert.deepEqual(await hostPaths(files), ['/etc/kubernetes']);
  });

  it('is not seen in a folder of any program’s ca.crt and server.crt', async () => {
    assert.deepEqual(await hostPaths(await copied('tls/', /\/pki\/(?:ca|server|admin)\.(?:crt|key)$/)), [undefined]);
  });

  it('has no component where one file only has a name of its', async () => {
    const files: NodeFiles = new Map();
    const other = await issue({
      subject: { commonName: 'web' },
      key: await key('k0s web', 'ECDSA-P256'),
      ca: false,
      notBefore: days(NOW, -1),
      notAfter: days(NOW, 300),
    });
    files.set(`${PKI}server.crt`, new TextEncoder().encode(other.pem));
    assert.deepEqual(await componentsOf(files), []);
  });

  it('prints its files, under kubeadm’s headings', async () => {
    const { report } = await inspectFiles(await k0s(NOW), NOW);
    const table = expirationTable(report, NOW.getTime());
    assert.match(table, /^var\/lib\/k0s\/pki\/server\.crt +May 02, 2027 12:00 UTC +335d +kubernetes-ca +no {6}$/m);
    assert.match(table, /^var\/lib\/k0s\/pki\/etcd\/ca\.crt +Apr 29, 2036 12:00 UTC +9y +no {6}$/m);
    assert.equal(table.match(/^var\//gm)?.length, 16);
    assert.doesNotMatch(table, /MISSING/);
  });

  it('renews with a restart, and leaves CAs and the kubelet’s alone', async () => {
    const { report } = await inspectFiles(await k0s(NOW), NOW);
    const { certificates, authorities } = expirationReport(report, THRESHOLDS);
    const renewal = (path: string) => [...certificates, ...authorities].find((one) => one.path === path)?.renewal ?? {};
    assert.match(
      renewal(`${PKI}server.crt`).command ?? '',
      /^systemctl stop k0scontroller &&\nsystemctl start k0scontroller &&\nopenssl x509 /,
    );
    const note = (path: string) => plainText(renewal(path).note ?? phrase('none'));
    assert.equal(note(`${PKI}ca.crt`), 'k0s does not renew CAs.');
    assert.equal(
      note('var/lib/k0s/kubelet/pki/kubelet-client-2026-05-02-12-00-20.pem'),
      'The kubelet renews it automatically.',
    );
  });

  it('is the only one that anything expired is reported with', async () => {
    const { report } = await inspectFiles(await k0s(NOW), LATER);
    const { certificates, authorities } = expirationReport(report, THRESHOLDS);
    const texts = [
      ...report.findings.flatMap(({ message, command }) => [plainText(message), command ?? '']),
      ...[...certificates, ...authorities].flatMap(({ renewal }) => [
        renewal.command ?? '',
        plainText(renewal.note ?? phrase('none')),
      ]),
    ];
    assert.ok(texts.length > 40, String(texts.length));
    assert.deepEqual(
      texts.filter((one) => /kubeadm|\/etc\/kubernetes/.test(one)),
      [],
    );
    const expired = await reported(await k0s(NOW), LATER);
    assert.equal(expired.filter((one) => one === `validity/cert-expired ${PKI}server.crt`).length, 1);
  });

  it('issues a pair again after both files are moved away, unless the CA’s key is elsewhere or a name is wanted', async () => {
    const files = await k0s(NOW);
    const node = (await inspectFiles(files, NOW)).report.nodes[0]?.view;
    assert.ok(node);
    assert.match(
      reissueCommand(node, `/${PKI}ccm.conf`) ?? '',
      /^systemctl stop k0scontroller &&\nmkdir .* &&\nmv --backup=numbered \/var\/lib\/k0s\/pki\/ccm\.crt \/var\/lib\/k0s\/pki\/ccm\.key \/var\/lib\/k0s\/pki\/ccm\.conf .* &&\nsystemctl start k0scontroller &&\nkubectl --kubeconfig \/var\/lib\/k0s\/pki\/ccm\.conf auth whoami$/s,
    );
    assert.equal(reissueCommand(node, `/${PKI}server.crt`, ['api.example.org']), undefined);
    assert.equal(reissueCommand(node, `/${PKI}ca.crt`), undefined);
    files.delete(`${PKI}ca.key`);
    const without = (await inspectFiles(files, NOW)).report.nodes[0]?.view;
    assert.ok(without);
    assert.equal(reissueCommand(without, `/${PKI}server.crt`), undefined);
    assert.match(reissueCommand(without, `/${PKI}etcd/peer.crt`) ?? '', /^systemctl stop k0scontroller/);
  });

  it('renews a CA with its key, and starts again as a whole', async () => {
    const { report } = await inspectFiles(await k0s(NOW), new Date('2036-05-01T12:00:00Z'));
    const found = report.findings.find(
      ({ rule, at }) => rule === 'validity/ca-expired' && at.uri.endsWith('/pki/ca.crt'),
    );
    assert.ok(found, report.findings.map(({ rule }) => rule).join('\n'));
    assert.match(found.command ?? '', /^systemctl stop k0scontroller &&/);
    assert.match(
      found.command ?? '',
      /\nopenssl x509 -in \S+ -signkey \/var\/lib\/k0s\/pki\/ca\.key .*\nsystemctl start k0scontroller$/s,
    );
    assert.doesNotMatch(found.command ?? '', /manifests|set-cluster/);
  });

  it('has a scheduler whose certificate another CA of the same name signed', async () => {
    const files = await k0s(NOW);
    const ca = await issue({
      subject: { commonName: 'kubernetes-ca' },
      key: await key('k0s other', 'ECDSA-P256'),
      ca: true,
      notBefore: days(NOW, -1),
      notAfter: days(NOW, 900),
      keyUsage: ['keyCertSign'],
    });
    files.set(`${PKI}ca.crt`, new TextEncoder().encode(ca.pem));
    files.set(`${PKI}ca.key`, new TextEncoder().encode(privateKeyPem(ca.key)));
    const { report } = await inspectFiles(files, NOW);
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.ok(broken.length > 3, String(broken.length));
    assert.ok(report.findings.some(({ severity }) => severity === 'error'));
    assert.doesNotMatch(
      JSON.stringify(report.findings.map(({ message, command }) => [plainText(message), command])),
      /kubeadm/,
    );
  });

  it('reports a certificate and a key that do not match', async () => {
    const files = await k0s(NOW);
    files.set(`${PKI}server.key`, new TextEncoder().encode(text(files, `${PKI}k0s-api.key`)));
    const found = await reported(files);
    assert.ok(
      found.some((one) => one.startsWith('keys/')),
      found.join('\n'),
    );
  });

  it('has a configuration that is not kubeadm’s', async () => {
    const files = await k0s(NOW);
    const foreign = text(files, 'etc/k0s/k0s.yaml').replace('kind: ClusterConfig', 'kind: ClusterConfiguration');
    files.set(
      'etc/k0s/k0s.yaml',
      new TextEncoder().encode(`${foreign}  apiServer: {extraArgs: {client-ca-file: /nowhere/ca.crt}}\n`),
    );
    files.set(
      'k0sctl.yaml',
      new TextEncoder().encode(
        `apiVersion: k0sctl.k0sproject.io/v1beta1\nkind: Cluster\nspec:\n  k0s:\n    config:\n${foreign.replace(/^/gm, '      ')}\n`,
      ),
    );
    const { report } = await inspectFiles(files, NOW);
    const kinds = report.nodes.flatMap(({ view }) =>
      view.files.flatMap(({ file }) => file.documents.map(({ kind }) => kind)),
    );
    assert.ok(!kinds.includes('kubeadmConfiguration'), kinds.join(' '));
    assert.deepEqual(await reported(files), []);
  });
});
