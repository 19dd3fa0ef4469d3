import assert from 'node:assert/strict';
import { type Connection, plainText } from '../../../src/core/index.ts';
import { faultyNode } from '../../support/faults.ts';
import { buildCluster, buildNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles, NodeOptions } from '../../support/nodeOptions.ts';
import { rendered } from '../../support/rendered.ts';
import { templateOf, valuesIn } from '../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const QUICK = { now: NOW, keyAlgorithm: 'ECDSA-P256' } as const;

async function connectionsOf(files: NodeFiles): Promise<readonly Connection[]> {
  return (await inspectFiles(files, NOW)).report.connections;
}

const ends = ({ from, to, kind }: Connection) => `${from.component} → ${to.component} (${kind})`;

describe('the connections of a correct cluster', () => {
  const layouts: Readonly<Record<string, NodeOptions>> = {
    'as kubeadm init leaves it': {},
    'external CA': { externalCa: true },
    'external etcd': { externalEtcd: true },
    'intermediate CA': { intermediateCa: true },
    'CA bundle in rotation': { caBundleRotation: true },
    'copy without keys': { withoutKeys: true },
    serverTLSBootstrap: { serverTLSBootstrap: true },
    IPv6: { ipv6: true },
    'load balancer': { controlPlaneEndpoint: 'api.example.org:6443' },
  };
  for (const [title, options] of Object.entries(layouts)) {
    it(`are not broken: ${title}`, async () => {
      const connections = await connectionsOf(await buildNode({ ...QUICK, ...options }));
      assert.deepEqual(
        connections.filter(({ verdict }) => verdict === 'broken').map(({ error }) => error),
        [],
      );
      const open = connections.filter(({ verdict, kind }) => verdict === 'unknown' && kind !== 'aggregation');
      for (const { reason } of open) assert.match(templateOf(reason), /^Not in the workspace: /);
    });
  }

  it('are all there on one node, each with the identity it grants', async () => {
    const connections = await connectionsOf(await buildNode(QUICK));
    assert.deepEqual(connections.map(ends).sort(), [
      'etcd-health-check → etcd (etcd)',
      'kube-apiserver → etcd (etcd)',
      'kube-apiserver → extension-apiserver (aggregation)',
      'kube-apiserver → kube-apiserver (tokens)',
      'kube-apiserver → kubelet (kubelet)',
      'kube-controller-manager → kube-apiserver (api)',
      'kube-controller-manager → kube-apiserver (signing)',
      'kube-controller-manager → kube-apiserver (tokens)',
      'kube-proxy → kube-apiserver (api)',
      'kube-scheduler → kube-apiserver (api)',
      'kubectl → kube-apiserver (api)',
      'kubectl → kube-apiserver (api)',
      'kubelet → kube-apiserver (api)',
    ]);
    const kubelet = connections.find(({ from, kind }) => from.component === 'kubelet' && kind === 'api');
    assert.deepEqual(kubelet?.identity, { user: 'system:node:cp-1', groups: ['system:nodes'] });
  });

  it('pair only the ends that name each other', async () => {
    const nodes = await buildCluster({ nodes: 3, ...QUICK });
    const files: NodeFiles = new Map(
      nodes.flatMap((node, at) => [...node].map(([path, file]) => [`n${at}/${path}`, file] as const)),
    );
    const connections = await connectionsOf(files);
    const peers = connections.filter(({ kind }) => kind === 'etcd-peer');
    assert.equal(peers.length, 6);
    assert.ok(peers.every(({ verdict, from, to }) => verdict === 'ok' && from.node !== to.node));
    const others = connections.filter(({ kind, from, to }) => kind !== 'etcd-peer' && to.node && from.node !== to.node);
    assert.deepEqual(others, []);
  });

  it('say what is missing where an end is elsewhere', async () => {
    const connections = await connectionsOf(await buildNode({ ...QUICK, externalEtcd: true }));
    const etcd = connections.filter(({ kind }) => kind === 'etcd');
    assert.equal(etcd.length, 3);
    for (const { verdict, to, reason } of etcd) {
      assert.deepEqual([verdict, to.uri], ['unknown', undefined]);
      assert.match(valuesIn(reason ?? '').join(' '), /^https:\/\/10\.0\.0\.2\d:2379$/);
    }
  });
});

/** The API server's log text about a certificate that neither authenticator knows. */
function listed(ofFrontProxies: string, ofClients: string): RegExp {
  return new RegExp(
    `^\\[${ofFrontProxies}, verifying certificate SN=\\d+, SKID=, AKID=[0-9A-F:]+ failed: ${ofClients}\\]$`,
  );
}

describe('a broken connection', () => {
  it('names the certificate that has expired, of the pair or of the bundle', async () => {
    const reasonsOf = async (fault: string) => {
      const connections = await connectionsOf((await faultyNode(fault, QUICK)).files);
      return new Set(
        connections.flatMap(({ failure, reason }) =>
          failure?.kind === 'expired' && reason ? [plainText(reason)] : [],
        ),
      );
    };
    assert.deepEqual(
      [...(await reasonsOf('apiserver-expired'))],
      ['"kube-apiserver" in --tls-cert-file of kube-apiserver has expired.'],
    );
    const byAuthority = [...(await reasonsOf('ca-expired'))];
    assert.ok(byAuthority.length > 0);
    for (const reason of byAuthority) assert.match(reason ?? '', /^CA "kubernetes" in the chain of .* has expired\.$/);
  });

  const cases: readonly [fault: string, ends: string, side: string, error: RegExp][] = [
    [
      'apiserver-expired',
      'kube-scheduler → kube-apiserver (api)',
      'client',
      /^tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after /,
    ],
    [
      'apiserver-key-mismatch',
      'kubectl → kube-apiserver (api)',
      'configuration',
      /^tls: private key does not match public key$/,
    ],
    [
      'scheduler-conf-other-ca',
      'kube-scheduler → kube-apiserver (api)',
      'client',
      /^tls: failed to verify certificate: x509: certificate signed by unknown authority$/,
    ],
    [
      'admin-client-other-ca',
      'kubectl → kube-apiserver (api)',
      'server',
      listed('x509: certificate signed by unknown authority', 'x509: certificate signed by unknown authority'),
    ],
    [
      'scheduler-without-client-auth',
      'kube-scheduler → kube-apiserver (api)',
      'server',
      listed('x509: certificate signed by unknown authority', 'x509: certificate specifies an incompatible key usage'),
    ],
    [
      'scheduler-conf-bad-base64',
      'kube-scheduler → kube-apiserver (api)',
      'configuration',
      /^illegal base64 data at input byte \d+$/,
    ],
    [
      'kubeconfig-client-half',
      'kube-scheduler → kube-apiserver (api)',
      'configuration',
      /^client-key-data or client-key must be specified for /,
    ],
    [
      'scheduler-ca-not-mounted',
      'kube-scheduler → kube-apiserver (api)',
      'configuration',
      /^unable to load client CA provider: open \/etc\/kubernetes\/pki\/.*: no such file or directory$/,
    ],
    [
      'etcd-client-by-cluster-ca',
      'kube-apiserver → etcd (etcd)',
      'server',
      /^tls: failed to verify certificate: x509: certificate signed by unknown authority$/,
    ],
    [
      'etcd-server-san-loopback',
      'kube-apiserver → etcd (etcd)',
      'client',
      /x509: certificate is valid for 10\.0\.0\.10, ::1, not 127\.0\.0\.1$/,
    ],
    [
      'etcd-cafile-missing',
      'kube-apiserver → etcd (etcd)',
      'configuration',
      /^Error creating leases: error creating storage factory: open .*: no such file or directory$/,
    ],
    ['etcd-client-auth-without-ca', 'kube-apiserver → etcd (etcd)', 'server', /unknown authority$/],
    [
      'etcd-scheme-mismatch',
      'kube-apiserver → etcd (etcd)',
      'server',
      /^tls: first record does not look like a TLS handshake$/,
    ],
    [
      'kubelet-client-by-other-ca',
      'kube-apiserver → kubelet (kubelet)',
      'server',
      /^verifying certificate SN=\d+, SKID=, AKID=[0-9A-F:]+ failed: x509: certificate signed by unknown authority$/,
    ],
    [
      'front-proxy-cn',
      'kube-apiserver → extension-apiserver (aggregation)',
      'server',
      listed(
        'x509: subject with cn=aggregator is not in the allowed list',
        'x509: certificate signed by unknown authority',
      ),
    ],
    [
      'sa-pair-mismatch',
      'kube-controller-manager → kube-apiserver (tokens)',
      'server',
      /invalid bearer token, invalid signature, no keys found/,
    ],
    [
      'signer-ca-bundle',
      'kube-controller-manager → kube-apiserver (signing)',
      'configuration',
      /expected 1 certificate, found 2$/,
    ],
  ];
  for (const [fault, wanted, side, error] of cases) {
    it(`${fault}: ${wanted}`, async () => {
      const connections = await connectionsOf((await faultyNode(fault, { now: NOW })).files);
      const broken = connections.filter((connection) => connection.verdict === 'broken' && ends(connection) === wanted);
      assert.ok(
        broken.length > 0,
        connections
          .filter(({ verdict }) => verdict !== 'ok')
          .map(ends)
          .join('\n'),
      );
      for (const connection of broken) {
        assert.equal(connection.side, side);
        assert.match(rendered(connection.error) ?? '', error);
        assert.ok(connection.reason);
      }
    });
  }

  it('quotes for a token of an unknown key what the release logs, and what all log if it is unknown', async () => {
    const manifest = 'etc/kubernetes/manifests/kube-apiserver.yaml';
    const { files } = await faultyNode('sa-pair-mismatch', { now: NOW });
    const text = new TextDecoder().decode(files.get(manifest) as Uint8Array);
    for (const [image, error] of [
      ['registry.k8s.io/kube-apiserver:v1.31.0', '[invalid bearer token, invalid signature, no keys found]'],
      [
        'registry.k8s.io/kube-apiserver:v1.30.14',
        '[invalid bearer token, square/go-jose: error in cryptographic primitive]',
      ],
      ['gcr.io/google_containers/kube-apiserver:v1.8.4', 'invalid bearer token'],
      ['registry.example.com/kube-apiserver', 'invalid bearer token'],
    ]) {
      files.set(manifest, new TextEncoder().encode(text.replace(/image: .*/, `image: ${image}`)));
      const broken = (await connectionsOf(files)).filter(
        ({ verdict, kind }) => verdict === 'broken' && kind === 'tokens',
      );
      assert.ok(broken.length > 0);
      for (const connection of broken) assert.equal(rendered(connection.error), error, image);
    }
  });
});
