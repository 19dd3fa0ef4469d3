import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { authority, NOW, serving } from '../../../support/apiObjects.ts';
import type { CertificateSpec } from '../../../support/certificates.ts';
import { CLUSTER_MESH, ciliumSecret, meshAgents } from '../../../support/ciliumText.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { days } from '../../../support/nodeOptions.ts';

const SERVICE = 'clustermesh-apiserver.kube-system.svc';
const NAMES = [
  'dns:clustermesh-apiserver.cilium.io',
  'dns:*.mesh.cilium.io',
  `dns:${SERVICE}`,
  'ip:127.0.0.1',
] as const;

interface Setup {
  readonly sans?: CertificateSpec['sans'];
  readonly admin?: Partial<CertificateSpec>;
  /** The CA of the Secret of the administrator, and that of the agents. */
  readonly authorities?: readonly [string, string];
  readonly edit?: (text: string) => string;
}

const CA = 'Cilium CA';

/** As Cilium’s chart renders Cluster Mesh with KVStoreMesh and one other cluster. */
async function manifests({ sans = NAMES, admin, authorities = [CA, CA], edit = (text) => text }: Setup) {
  const [ca, ofAdmin, ofAgents] = [
    await authority(CA),
    await authority(authorities[0]),
    await authority(authorities[1]),
  ];
  const client = { extendedKeyUsage: ['clientAuth'], sans: undefined };
  const server = { extendedKeyUsage: ['serverAuth', 'clientAuth'], sans };
  const secrets = [
    ciliumSecret(
      'clustermesh-apiserver-server-cert',
      ca,
      await serving(ca, ['clustermesh-apiserver.cilium.io'], server),
    ),
    ciliumSecret(
      'clustermesh-apiserver-admin-cert',
      ofAdmin,
      await serving(ofAdmin, ['admin-default'], { ...client, ...admin }),
    ),
    ciliumSecret('clustermesh-apiserver-local-cert', ofAgents, await serving(ofAgents, ['local-default'], client)),
  ];
  return edit(`${secrets.join('')}${CLUSTER_MESH}${meshAgents({ west: `https://${SERVICE}:2379` })}`);
}

async function inspected(setup: Setup = {}) {
  const files = new Map([['cilium/rendered.yaml', new TextEncoder().encode(await manifests(setup))]]);
  const { report } = await inspectFiles(files, NOW);
  return {
    connections: report.connections.map(
      ({ from, to, verdict, host }) => `${from.component} ${verdict} ${to.component} ${host?.value}`,
    ),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule} ${plainText(message).split('\n')[0]}`),
  };
}

describe('the etcd of Cluster Mesh', () => {
  it('serves its pod and the agents as Cilium’s chart sets it up', async () =>
    assert.deepEqual(await inspected(), {
      connections: [
        `cilium-clustermesh ok clustermesh-etcd ${SERVICE}`,
        'clustermesh-apiserver ok clustermesh-etcd 127.0.0.1',
      ],
      said: [],
    }));

  it('is not that of the control plane', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    node.put('etc/kubernetes/addons/cilium.yaml', await manifests({}));
    const { report } = await inspectFiles(node.files, node.settings.now);
    assert.deepEqual(
      report.connections.flatMap(({ from, verdict }) => (verdict === 'broken' ? from.component : [])),
      [],
    );
    const own = report.connections.filter(({ to }) => to.component === 'clustermesh-etcd');
    assert.deepEqual(
      own.map(({ from }) => from.component),
      ['cilium-clustermesh', 'clustermesh-apiserver'],
    );
  });

  const faults: Readonly<Record<string, readonly [Setup, string, RegExp]>> = {
    'an administrator of another CA': [
      { authorities: ['Old CA', CA] },
      'clustermesh-apiserver',
      /^connections\/handshake-refused clustermesh-apiserver rejects clustermesh-etcd: .*unknown authority/,
    ],
    'agents of another CA': [
      { authorities: [CA, 'Old CA'] },
      'cilium-clustermesh',
      /^connections\/handshake-refused cilium-clustermesh rejects clustermesh-etcd: .*unknown authority/,
    ],
    'an expired certificate of the administrator': [
      { admin: { notAfter: days(NOW, -1) } },
      'clustermesh-apiserver',
      /^objects\/tls-secret-expired "admin-default"/,
    ],
    'a certificate without loopback': [
      { sans: NAMES.slice(0, 3) },
      'clustermesh-apiserver',
      /^connections\/handshake-refused .*127\.0\.0\.1/,
    ],
    'a certificate without the Service': [
      { sans: [NAMES[1], NAMES[3]] },
      'cilium-clustermesh',
      /^connections\/handshake-refused .*not clustermesh-apiserver\.kube-system\.svc/,
    ],
  };
  for (const [title, [setup, client, said]] of Object.entries(faults)) {
    it(`is reported once with ${title}`, async () => {
      const found = await inspected(setup);
      assert.deepEqual(
        found.connections.filter((one) => !one.includes(' ok ')).map((one) => one.split(' ').slice(0, 2)),
        [[client, 'broken']],
      );
      assert.equal(found.said.length, 1, found.said.join('\n'));
      assert.match(found.said[0] ?? '', said);
    });
  }

  const silent: Readonly<Record<string, (text: string) => string>> = {
    'of another cluster': (text) =>
      text.replace(
        /( {2}west: ).*/,
        `$1${Buffer.from('endpoints: [https://west.mesh.cilium.io:2379]\ncert-file: /var/lib/cilium/clustermesh/common-etcd-client.crt\nkey-file: /var/lib/cilium/clustermesh/common-etcd-client.key\n').toString('base64')}`,
      ),
    'without the pods of the agents': (text) =>
      text.replace('- name: cilium-agent', '- name: agent').replace('[cilium-agent]', '[agent]'),
  };
  for (const [title, edit] of Object.entries(silent)) {
    it(`has no connection of agents ${title}`, async () => {
      const { connections, said } = await inspected({ authorities: [CA, 'Old CA'], edit });
      assert.deepEqual([connections, said], [['clustermesh-apiserver ok clustermesh-etcd 127.0.0.1'], []]);
    });
  }

  it('leaves open the settings that a volume replaces', async () => {
    const edit = (text: string) =>
      text.replaceAll('mountPath: /var/lib/cilium/etcd-secrets', 'mountPath: /var/lib/cilium');
    const { connections, said } = await inspected({ authorities: ['Old CA', CA], edit });
    assert.deepEqual([connections, said], [[`cilium-clustermesh ok clustermesh-etcd ${SERVICE}`], []]);
  });
});
