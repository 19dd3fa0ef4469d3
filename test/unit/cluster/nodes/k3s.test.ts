import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { type IssuedCertificate, issue } from '../../../support/certificates.ts';
import { key, privateKeyPem } from '../../../support/keyPair.ts';
import { CLIENT, SERVER } from '../../../support/layouts/layout.ts';
import { k3s, rke2 } from '../../../support/layouts/rancher.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days, type NodeFiles } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const TLS = 'var/lib/rancher/k3s/server/tls';

async function judged(files: NodeFiles, now = NOW) {
  const { report, workspace } = await inspectFiles(files, now);
  return {
    components: report.nodes.flatMap(({ view }) => view.components.map(({ name }) => name)).sort(),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at }) => `${rule} ${workspace.path(at.uri)}`)
      .sort(),
    broken: report.connections
      .filter(({ verdict }) => verdict === 'broken')
      .map(
        ({ from, to, host, error }) =>
          `${from.component} → ${to.component} ${host?.value ?? ''} ${error ? plainText(error) : ''}`,
      )
      .sort(),
    verdicts: report.connections
      .map(({ from, to, kind, verdict }) => `${from.component} → ${to.component} (${kind}) ${verdict}`)
      .sort(),
  };
}

/** A certificate of another authority, with its key. */
async function foreign(commonName: string, purposes: readonly string[]): Promise<IssuedCertificate> {
  const validity = { notBefore: days(NOW, -1), notAfter: days(NOW, 3650) };
  const issuer = await issue({
    subject: { commonName: 'another' },
    key: await key('k3s another', 'ECDSA-P256'),
    ca: true,
    keyUsage: ['keyCertSign'],
    subjectKeyId: true,
    ...validity,
  });
  return issue({
    subject: { commonName },
    key: await key(`k3s ${commonName}`, 'ECDSA-P256'),
    issuer,
    ca: false,
    extendedKeyUsage: purposes,
    sans: ['dns:localhost', 'dns:kubernetes.default.svc', 'dns:kubernetes.default', 'dns:kubernetes', 'ip:127.0.0.1'],
    ...validity,
  });
}

async function withPair(path: string, made: IssuedCertificate): Promise<NodeFiles> {
  const files = await k3s(NOW);
  files.set(`${path}.crt`, new TextEncoder().encode(made.pem));
  files.set(`${path}.key`, new TextEncoder().encode(privateKeyPem(made.key)));
  return files;
}

describe('k3s', () => {
  it('runs the API server and the controller manager that its files show, with its own etcd', async () => {
    const { components, said, verdicts } = await judged(await k3s(NOW));
    assert.deepEqual(components, ['etcd', 'kube-apiserver', 'kube-controller-manager']);
    assert.deepEqual(said, []);
    for (const row of [
      'kube-apiserver → etcd (etcd) ok',
      'kube-controller-manager → kube-apiserver (api) ok',
      'kube-controller-manager → kube-apiserver (tokens) ok',
      'kube-scheduler → kube-apiserver (api) ok',
      'kubelet → kube-apiserver (api) ok',
    ])
      assert.ok(verdicts.includes(row), `${row}\n${verdicts.join('\n')}`);
  });

  it('leaves open what its supervisor presents', async () => {
    const { report } = await inspectFiles(await k3s(NOW), NOW);
    const atSupervisor = report.connections.filter(
      ({ from, dialed }) => from.component === 'kubectl' && dialed?.port === 6443,
    );
    assert.deepEqual(
      atSupervisor.map(({ verdict }) => verdict),
      ['unknown'],
    );
  });

  it('has no etcd with another database, whose client certificate is unused', async () => {
    const files = await withPair(`${TLS}/etcd/client`, await foreign('etcd-client', CLIENT));
    files.delete('var/lib/rancher/k3s/server/db/etcd/config');
    const { components, said, broken, verdicts } = await judged(files);
    assert.deepEqual(components, ['kube-apiserver', 'kube-controller-manager']);
    assert.deepEqual([said, broken], [[], []]);
    assert.ok(!verdicts.some((row) => row.includes('(etcd)')), verdicts.join('\n'));
  });

  it('is known by no copy of its names alone', async () => {
    const files: NodeFiles = new Map();
    for (const [path, file] of await k3s(NOW)) {
      if (/\/(?:client-ca|server-ca|service)\.(?:crt|key)$/.test(path)) files.set(path, file);
    }
    assert.deepEqual((await judged(files)).components, []);
  });

  it('is refused by etcd with a client certificate of another CA', async () => {
    const files = await withPair(`${TLS}/etcd/client`, await foreign('etcd-client', CLIENT));
    const { said, broken } = await judged(files);
    assert.deepEqual(said, [`isolation/etcd-client-wrong-ca ${TLS}/etcd/client.crt`]);
    assert.ok(
      broken.some((row) => row.startsWith('kube-apiserver → etcd 127.0.0.1')),
      broken.join('\n'),
    );
  });

  it('is refused by its own clients with a serving certificate of another CA', async () => {
    const files = await withPair(`${TLS}/serving-kube-apiserver`, await foreign('kube-apiserver', SERVER));
    const { said, broken } = await judged(files);
    assert.deepEqual(said, [`trust/leaf-not-signed-by-trust ${TLS}/serving-kube-apiserver.crt`]);
    for (const client of ['kube-controller-manager', 'kube-scheduler', 'kubelet'])
      assert.ok(
        broken.some((row) => row.startsWith(`${client} → kube-apiserver 127.0.0.1`)),
        `${client}\n${broken.join('\n')}`,
      );
  });

  it('answers 401 to an expired administrator at both ports', async () => {
    const { broken } = await judged(await k3s(days(NOW, -400)), NOW);
    assert.ok(broken.filter((row) => row.startsWith('kubectl → kube-apiserver')).length === 2, broken.join('\n'));
  });
});

describe('RKE2 without its manifests', () => {
  it('is the same components by its files', async () => {
    const files: NodeFiles = new Map();
    for (const [path, file] of await rke2(NOW)) if (!path.includes('/pod-manifests/')) files.set(path, file);
    const { components, said } = await judged(files);
    assert.deepEqual(components, ['etcd', 'kube-apiserver', 'kube-controller-manager']);
    assert.deepEqual(said, []);
  });
});
