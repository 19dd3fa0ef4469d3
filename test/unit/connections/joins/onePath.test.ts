import assert from 'node:assert/strict';
import { authority, serving } from '../../../support/apiObjects.ts';
import { key } from '../../../support/keyPair.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../../support/nodeOptions.ts';
import { valuesIn } from '../../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const DIALED = '10.0.0.1';

const encoded = (text: string) => new TextEncoder().encode(text);

/** An etcd whose certificates another run of the same script has made. */
async function generation(directory: string, address: string): Promise<NodeFiles> {
  const ca = await authority('etcd-root-ca', { key: await key(directory) });
  const { pem } = await serving(ca, [], { sans: [`ip:${DIALED}`, `ip:${address}`] });
  const settings = [
    'ETCD_NAME=etcd1',
    `ETCD_LISTEN_CLIENT_URLS="https://${address}:2379"`,
    `ETCD_ADVERTISE_CLIENT_URLS="https://${address}:2379"`,
    'ETCD_CERT_FILE="/etc/etcd/ssl/etcd.pem"',
    'ETCD_KEY_FILE="/etc/etcd/ssl/etcd-key.pem"',
    'ETCD_TRUSTED_CA_FILE="/etc/etcd/ssl/etcd-root-ca.pem"',
  ];
  return new Map([
    [`${directory}/etcd.conf`, encoded(settings.join('\n'))],
    [`${directory}/ssl/etcd.pem`, encoded(pem)],
    [`${directory}/ssl/etcd-root-ca.pem`, encoded(ca.pem)],
  ]);
}

/** Two generations of etcd's certificates; the API server's path leads to the one that it does not connect to. */
async function etcdVerdicts(ownAddress: string): Promise<readonly string[]> {
  const apiserver = [
    `KUBE_API_ADDRESS="--advertise-address=${ownAddress}"`,
    `KUBE_ETCD_SERVERS="--etcd-servers=https://${DIALED}:2379"`,
    'KUBE_API_ARGS="--etcd-cafile=/etc/etcd/ssl/etcd-root-ca.pem --etcd-certfile=/etc/etcd/ssl/etcd.pem --etcd-keyfile=/etc/etcd/ssl/etcd-key.pem"',
  ];
  const files: NodeFiles = new Map([
    ...(await generation('etcd/conf', DIALED)),
    ...(await generation('node/etcd', '10.0.0.9')),
    ['node/conf/apiserver', encoded(apiserver.join('\n'))],
  ]);
  const { report } = await inspectFiles(files, NOW);
  return report.connections
    .filter(({ kind, from }) => kind === 'etcd' && from.component === 'kube-apiserver')
    .map(({ verdict, error, reason }) => `${verdict}: ${error ?? valuesIn(reason ?? '').join(' ')}`);
}

describe('one path that leads to two files', () => {
  it('leaves open how an API server and the etcd of the same machine judge each other', async () => {
    assert.deepEqual(await etcdVerdicts(DIALED), ['unknown: /etc/etcd/ssl/etcd.pem']);
  });

  it('judges an API server and the etcd of another machine', async () => {
    assert.match(
      (await etcdVerdicts('10.0.0.5')).join(),
      /^broken: tls: .*: x509: certificate signed by unknown authority/,
    );
  });
});
