import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { authority, NOW, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import type { CertificateSpec } from '../../../support/certificates.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';
import { base64 } from '../../../support/pem.ts';

const NAMESPACE = 'shoot';

/** The names that etcd-druid generates for its own tests (gardener/etcd-druid, test/utils/pki.go). */
const NAMES = [
  'etcd-main-local',
  'etcd-main-client',
  'etcd-main-client.shoot.svc',
  '*.etcd-main-peer',
  '*.etcd-main-peer.shoot.svc',
];

interface Setup {
  /** The CAs that sign the pairs of the server, its client, the peers and etcd-backup-restore. */
  readonly signers?: Partial<Record<'server' | 'client' | 'peer' | 'backup', string>>;
  readonly names?: readonly string[];
  readonly client?: Partial<CertificateSpec>;
  readonly edit?: (text: string) => string;
}

const tls = (part: string, key: string) => `      tlsCASecretRef: {name: ca-${part}, dataKey: ${key}}
      serverTLSSecretRef: {name: ${part}-server}
`;

const etcd = (name: string) => `apiVersion: druid.gardener.cloud/v1alpha1
kind: Etcd
metadata: {name: ${name}, namespace: ${NAMESPACE}}
spec:
  replicas: 3
  etcd:
    clientUrlTls:
${tls('etcd', 'bundle.crt')}      clientTLSSecretRef: {name: etcd-client}
    peerUrlTls:
${tls('peer', 'ca.crt')}  backup:
    tls:
${tls('backup', 'ca.crt')}---
`;

async function inspected({ signers = {}, names = NAMES, client = {}, edit = (text) => text }: Setup = {}) {
  const ca = async (part: 'server' | 'client' | 'peer' | 'backup', own: string) => authority(signers[part] ?? own);
  const [etcdCa, peerCa, backupCa] = [
    await authority('etcd CA'),
    await authority('peer CA'),
    await authority('backup CA'),
  ];
  const both = { extendedKeyUsage: ['serverAuth', 'clientAuth'] };
  const secret = (name: string, data: Readonly<Record<string, string>>, type = '') =>
    `${secretText({ name, namespace: NAMESPACE, type, data })}---\n`;
  const pair = (name: string, data: Readonly<Record<string, string>>) => secret(name, data, 'kubernetes.io/tls');
  const text = [
    etcd('etcd-main'),
    secret('ca-etcd', { 'bundle.crt': base64(etcdCa.pem) }),
    secret('ca-peer', { 'ca.crt': base64(peerCa.pem) }),
    secret('ca-backup', { 'ca.crt': base64(backupCa.pem) }),
    pair('etcd-server', pairData(await serving(await ca('server', 'etcd CA'), names, both))),
    pair(
      'etcd-client',
      pairData(
        await serving(await ca('client', 'etcd CA'), ['etcd-client'], {
          extendedKeyUsage: ['clientAuth'],
          sans: undefined,
          ...client,
        }),
      ),
    ),
    pair('peer-server', pairData(await serving(await ca('peer', 'peer CA'), NAMES, both))),
    pair('backup-server', pairData(await serving(await ca('backup', 'backup CA'), ['etcd-main-local']))),
  ].join('');
  const { report } = await inspectFiles(new Map([['seed/etcd.yaml', new TextEncoder().encode(edit(text))]]), NOW);
  return {
    connections: report.connections.map(
      ({ kind, from, to, verdict, host }) => `${kind} ${from.component} ${verdict} ${to.component} ${host?.value}`,
    ),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message, at }) => `${rule} ${at.span.start} ${plainText(message)}`),
  };
}

describe('the etcd of etcd-druid', () => {
  const CORRECT = [
    'etcd etcd ok etcdbrctl etcd-main-local',
    'etcd etcdbrctl ok etcd etcd-main-0.etcd-main-peer.shoot.svc',
    'etcd etcdbrctl ok etcd etcd-main-client',
    'etcd etcdbrctl ok etcd etcd-main-local',
    'etcd-peer etcd ok etcd etcd-main-0.etcd-main-peer.shoot.svc',
  ];

  it('serves etcd-backup-restore and the other members as its Secrets set it up', async () =>
    assert.deepEqual(await inspected(), { connections: CORRECT, said: [] }));

  const refused = 'connections/handshake-refused';
  const faults: Readonly<Record<string, readonly [Setup, RegExp]>> = {
    'a server of another CA': [
      { signers: { server: 'Old CA' } },
      new RegExp(`^${refused} .*tls\\.crt of Secret etcd-server is issued by "Old CA".*bundle\\.crt of Secret ca-etcd`),
    ],
    'a client of another CA': [
      { signers: { client: 'Old CA' } },
      new RegExp(`^${refused} .*tls\\.crt of Secret etcd-client is issued by "Old CA".*bundle\\.crt of Secret ca-etcd`),
    ],
    'peers of another CA': [
      { signers: { peer: 'Old CA' } },
      new RegExp(`^${refused} .*tls\\.crt of Secret peer-server is issued by "Old CA".*ca\\.crt of Secret ca-peer`),
    ],
    'a server of backups by another CA': [
      { signers: { backup: 'Old CA' } },
      new RegExp(`^${refused} .*tls\\.crt of Secret backup-server is issued by "Old CA".*ca\\.crt of Secret ca-backup`),
    ],
    'a certificate without the name in the pod': [
      { names: NAMES.slice(1) },
      new RegExp(`^${refused} 70 .*tls\\.crt of Secret etcd-server is not valid for etcd-main-local`),
    ],
    'a certificate without the names of the Services': [
      { names: NAMES.slice(0, 1) },
      new RegExp(`^${refused} 70 .*tls\\.crt of Secret etcd-server is not valid for etcd-main-client`),
    ],
    'an expired client': [
      { client: { notAfter: days(NOW, -1) } },
      /^objects\/tls-secret-expired .*"etcd-client" in Secret "shoot\/etcd-client" expired/,
    ],
  };
  for (const [title, [setup, first]] of Object.entries(faults)) {
    it(`is reported once with ${title}`, async () => {
      const { connections, said } = await inspected(setup);
      assert.ok(connections.some((one) => one.includes(' broken ')));
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', first);
    });
  }

  const broken: Setup = { signers: { server: 'Old CA', client: 'Old CA', peer: 'Old CA', backup: 'Old CA' } };
  const silent: Readonly<Record<string, (text: string) => string>> = {
    'without the Secrets of CAs': (text) => text.replaceAll(/(tlsCASecretRef: \{name: )ca-/g, '$1other-'),
    'with Secrets in another namespace': (text) => text.replace('namespace: shoot', 'namespace: other'),
    'with two objects of the name': (text) => `${text}${etcd('etcd-main')}`,
    'with names of a template': (text) => text.replaceAll(/(SecretRef: \{name: )[\w-]+/g, '$1{{ .name }}'),
    'of another kind': (text) => text.replace('druid.gardener.cloud', 'example.com'),
  };
  for (const [title, edit] of Object.entries(silent)) {
    it(`is silent ${title}`, async () => {
      const { connections, said } = await inspected({ ...broken, edit });
      assert.deepEqual([connections.filter((one) => !one.includes(' unknown ')), said], [[], []]);
    });
  }

  it('has no clients in another cluster of etcd', async () => {
    const { connections } = await inspected({ edit: (text) => text + etcd('etcd-events') });
    assert.deepEqual(
      connections.filter((one) => !one.includes('etcd-events')),
      CORRECT,
    );
  });
});
