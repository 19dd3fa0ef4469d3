import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { authority, serving } from '../../../support/apiObjects.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { unitText } from '../../../support/layouts/layout.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../../support/nodeOptions.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const DIR = '/etc/etcd/ssl';

/** The unit of etcd-3 with a certificate for these addresses, and an API server that names all members. */
async function inspected(addresses: readonly string[], placeOf: (path: string) => string) {
  const ca = await authority('etcd-ca');
  const { pem, key } = await serving(ca, [], {
    sans: addresses.map((address) => `ip:${address}` as const),
    extendedKeyUsage: ['serverAuth', 'clientAuth'],
  });
  const members = ['10.0.0.1', '10.0.0.2', '10.0.0.3'];
  const etcd = unitText('/usr/bin/etcd', [
    '--name=etcd-3',
    ...['', 'peer-'].flatMap((side) => [
      `--${side}cert-file=${DIR}/etcd.pem`,
      `--${side}key-file=${DIR}/etcd-key.pem`,
      `--${side}trusted-ca-file=${DIR}/etcd-ca.pem`,
    ]),
    '--initial-advertise-peer-urls=https://10.0.0.3:2380',
    '--listen-peer-urls=https://10.0.0.3:2380',
    '--listen-client-urls=https://10.0.0.3:2379',
    '--advertise-client-urls=https://10.0.0.3:2379',
    `--initial-cluster=${members.map((host, at) => `etcd-${at + 1}=https://${host}:2380`).join(',')}`,
  ]);
  const apiserver = unitText('/usr/bin/kube-apiserver', [
    `--etcd-servers=${members.map((host) => `https://${host}:2379`).join(',')}`,
    `--etcd-cafile=${DIR}/etcd-ca.pem`,
    `--etcd-certfile=${DIR}/etcd.pem`,
    `--etcd-keyfile=${DIR}/etcd-key.pem`,
  ]);
  const files = new Map<string, NodeFile>(
    Object.entries({
      'etc/systemd/system/etcd.service': etcd,
      'etc/systemd/system/kube-apiserver.service': apiserver,
      [`${DIR.slice(1)}/etcd.pem`]: pem,
      [`${DIR.slice(1)}/etcd-key.pem`]: privateKeyPem(key),
      [`${DIR.slice(1)}/etcd-ca.pem`]: ca.pem,
    }).map(([path, text]) => [placeOf(path), new TextEncoder().encode(text)]),
  );
  const { report } = await inspectFiles(files, NOW);
  return {
    names: report.findings.filter(({ rule }) => rule.startsWith('names/etcd-')).map(({ rule }) => rule),
    etcd: report.connections
      .filter(({ kind }) => kind === 'etcd' || kind === 'etcd-peer')
      .map(({ host, verdict, reason }) => `${host?.value} ${verdict} ${reason ? plainText(reason) : ''}`.trim()),
  };
}

const collected = (path: string) =>
  path.endsWith('.service') ? `systemd/${path.split('/').at(-1)}` : `ssl/${path.split('/').at(-1)}`;

describe('the certificate of another member of etcd', () => {
  it('is no fault of the unit where both were collected in one repository', async () => {
    const { names, etcd } = await inspected(['127.0.0.1', '10.0.0.1'], collected);
    assert.deepEqual(names, []);
    assert.ok(
      etcd.includes('10.0.0.3 unknown Not in the workspace: the certificate of this member of etcd.'),
      `${etcd}`,
    );
    assert.ok(!etcd.some((one) => one.includes('broken')), `${etcd}`);
  });

  it('is a fault on the node itself', async () => {
    const { names, etcd } = await inspected(['127.0.0.1', '10.0.0.1'], (path) => path);
    assert.ok(names.includes('names/etcd-peer-san-missing-host'), `${names}`);
    assert.ok(
      etcd.some((one) => one.startsWith('10.0.0.3 broken')),
      `${etcd}`,
    );
  });

  it('is another thing than a certificate that lacks the host, or names all', async () => {
    const lacking = await inspected(['127.0.0.1', '10.9.9.9'], collected);
    assert.ok(lacking.names.includes('names/etcd-peer-san-missing-host'), `${lacking.names}`);
    const all = await inspected(['10.0.0.1', '10.0.0.2', '10.0.0.3'], collected);
    assert.deepEqual(all.names, []);
    assert.ok(!all.etcd.some((one) => one.includes('of this member')), `${all.etcd}`);
  });
});
