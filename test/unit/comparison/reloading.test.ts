import assert from 'node:assert/strict';
import { compareReports, createScheduler } from '../../../src/core/index.ts';
import {
  type HandshakePart,
  RELOADING,
  type Reloading,
  type ReloadMoment,
  reloadMoment,
} from '../../../src/core/kubernetes/versions/reloading.ts';
import { serving } from '../../support/apiObjects.ts';
import { APISERVER, ETCD_SERVER, KUBELET_CURRENT, MANIFESTS, PKI, SCHEDULER_CONF } from '../../support/faults/fault.ts';
import { key, privateKeyPem } from '../../support/keyPair.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { addSniPair, SNI_CERTIFICATE } from '../../support/sniPair.ts';

const NOW = nodeSettings({}).now;
const KUBELET_CONFIG = 'var/lib/kubelet/config.yaml';
const RELEASES = ['1.24.17', '1.28.15', '1.37.2'] as const;

type Edit = (node: NodePki) => unknown;

/** A file that was exchanged under running components, and when each release used it. */
interface Tried {
  readonly file: string;
  readonly part: readonly [Reloading, HandshakePart];
  readonly moments: readonly [ReloadMoment, ReloadMoment, ReloadMoment];
  /** A connection that shows it. Absent for what is in no handshake. */
  readonly shown?: Shown;
}

interface Shown {
  readonly connection: string;
  readonly side: 'from' | 'to';
  /** Done to both states, if the node lacks the setting. */
  readonly set?: Edit;
  readonly exchange: Edit;
}

const each = (moment: ReloadMoment) => [moment, moment, moment] as const;
const renewed = (path: string) => async (node: NodePki) => node.reissue(path, { key: await key(`renewed ${path}`) });
const besides = (path: string) => async (node: NodePki) => {
  const other = await node.otherAuthority();
  node.setText(path, (text) => text + other.pem);
};
const servesPair = (node: NodePki) => {
  node.setText(
    KUBELET_CONFIG,
    (text) => `${text}tlsCertFile: /${APISERVER}\ntlsPrivateKeyFile: /${PKI}/apiserver.key\n`,
  );
};
const namesFile = (node: NodePki) => {
  node.setText('etc/kubernetes/kubelet.conf', (text) =>
    text.replace(/certificate-authority-data: .*/, `certificate-authority: /${PKI}/ca.crt`),
  );
};
const truncated = (path: string) => (node: NodePki) => node.setText(path, (text) => text.slice(0, text.length / 2));
/** The certificate is written, its key not yet; both in a file that holds both. */
const certificateOnly = (path: string) => async (node: NodePki) =>
  node.replaceCertificate(path, { key: await key('half') });

/** kube-controller-manager serves its metrics with a certificate of the cluster's CA, each time another one. */
const servesManager = async (node: NodePki) => {
  const { pem, key: own } = await serving(node.authorities.ca.signer, ['manager'], { sans: ['ip:10.0.0.10'] });
  node.put(`${PKI}/manager.crt`, pem);
  node.put(`${PKI}/manager.key`, privateKeyPem(own));
};

const scrapesManager = async (node: NodePki) => {
  await servesManager(node);
  node.replaceFlag('kube-controller-manager', 'bind-address', '0.0.0.0');
  node.replaceFlag('kube-controller-manager', 'tls-cert-file', `/${PKI}/manager.crt`);
  node.replaceFlag('kube-controller-manager', 'tls-private-key-file', `/${PKI}/manager.key`);
  node.put(
    'etc/systemd/system/prometheus.service',
    '[Service]\nExecStart=/usr/local/bin/prometheus --config.file=/etc/prometheus/prometheus.yml\n',
  );
  node.put(
    'etc/prometheus/prometheus.yml',
    `scrape_configs:\n  - {job_name: manager, scheme: https, tls_config: {ca_file: /${PKI}/ca.crt}, static_configs: [{targets: ['10.0.0.10:10257']}]}\n`,
  );
};

const TRIED: readonly Tried[] = [
  {
    file: 'kube-apiserver: serving pair',
    part: [RELOADING.apiserver, 'pair'],
    moments: each('seconds'),
    shown: { connection: 'kube-scheduler → kube-apiserver', side: 'to', exchange: renewed(APISERVER) },
  },
  {
    file: 'kube-apiserver: SNI pairs',
    part: [RELOADING.apiserver, 'pair'],
    moments: each('seconds'),
    shown: {
      connection: 'kube-scheduler → kube-apiserver',
      side: 'to',
      set: async (node) => {
        await addSniPair(node, 'api.example.com');
        node.setText(SCHEDULER_CONF, (text) =>
          text.replace(/( +)server: .*/, '$&\n$1tls-server-name: api.example.com'),
        );
      },
      exchange: renewed(SNI_CERTIFICATE),
    },
  },
  {
    file: 'kube-apiserver: --client-ca-file',
    part: [RELOADING.apiserver, 'trust'],
    moments: each('seconds'),
    shown: { connection: 'kube-scheduler → kube-apiserver', side: 'to', exchange: besides(`${PKI}/ca.crt`) },
  },
  {
    file: 'kube-apiserver: --requestheader-client-ca-file',
    part: [RELOADING.apiserver, 'trust'],
    moments: each('seconds'),
  },
  {
    file: 'kubelet: clientCAFile',
    part: [RELOADING.kubelet, 'trust'],
    moments: each('seconds'),
    shown: { connection: 'kube-apiserver → kubelet', side: 'to', exchange: besides(`${PKI}/ca.crt`) },
  },
  {
    file: 'kube-controller-manager: --client-ca-file',
    part: [RELOADING.delegated, 'trust'],
    moments: each('seconds'),
  },
  {
    file: 'kubelet: serving pair',
    part: [RELOADING.kubelet, 'pair'],
    moments: ['restart', 'restart', 'seconds'],
    shown: { connection: 'kube-apiserver → kubelet', side: 'to', set: servesPair, exchange: renewed(APISERVER) },
  },
  {
    file: 'kube-controller-manager: serving pair',
    part: [RELOADING.delegated, 'pair'],
    moments: each('seconds'),
    shown: {
      connection: 'prometheus → kube-controller-manager',
      side: 'to',
      set: scrapesManager,
      exchange: servesManager,
    },
  },
  {
    file: 'kube-controller-manager: --cluster-signing-* pair',
    part: [RELOADING.signer, 'pair'],
    moments: each('seconds'),
  },
  {
    file: 'kube-controller-manager: --root-ca-file',
    part: [RELOADING.signer, 'trust'],
    moments: each('restart'),
  },
  {
    file: 'kube-apiserver: --service-account-key-file',
    part: [RELOADING.serviceAccounts, 'trust'],
    moments: each('restart'),
  },
  {
    file: 'kube-apiserver: --service-account-signing-key-file',
    part: [RELOADING.serviceAccounts, 'pair'],
    moments: each('restart'),
  },
  {
    file: 'etcd: serving pair',
    part: [RELOADING.etcd, 'pair'],
    moments: each('handshake'),
    shown: { connection: 'kube-apiserver → etcd', side: 'to', exchange: renewed(ETCD_SERVER) },
  },
  {
    file: 'etcd: --trusted-ca-file',
    part: [RELOADING.etcd, 'trust'],
    moments: each('restart'),
    shown: { connection: 'kube-apiserver → etcd', side: 'to', exchange: besides(`${PKI}/etcd/ca.crt`) },
  },
  {
    file: 'kube-apiserver → etcd: pair',
    part: [RELOADING.etcdClient, 'pair'],
    moments: each('handshake'),
    shown: {
      connection: 'kube-apiserver → etcd',
      side: 'from',
      exchange: renewed(`${PKI}/apiserver-etcd-client.crt`),
    },
  },
  {
    file: 'kube-apiserver → etcd: CA',
    part: [RELOADING.etcdClient, 'trust'],
    moments: each('restart'),
    shown: { connection: 'kube-apiserver → etcd', side: 'from', exchange: besides(`${PKI}/etcd/ca.crt`) },
  },
  {
    file: 'kube-apiserver → kubelet: pair',
    part: [RELOADING.client, 'pair'],
    moments: each('handshake'),
    shown: {
      connection: 'kube-apiserver → kubelet',
      side: 'from',
      exchange: renewed(`${PKI}/apiserver-kubelet-client.crt`),
    },
  },
  {
    file: 'kube-apiserver → kubelet: CA',
    part: [RELOADING.client, 'trust'],
    moments: ['restart', 'restart', 'minutes'],
    shown: {
      connection: 'kube-apiserver → kubelet',
      side: 'from',
      set: (node) => node.replaceFlag('kube-apiserver', 'kubelet-certificate-authority', `/${PKI}/ca.crt`),
      exchange: besides(`${PKI}/ca.crt`),
    },
  },
  {
    file: 'client by kubeconfig with files: pair',
    part: [RELOADING.client, 'pair'],
    moments: each('handshake'),
    shown: {
      connection: 'kubelet → kube-apiserver',
      side: 'from',
      set: (node) => node.setText(KUBELET_CONFIG, (text) => text.replace('rotateCertificates: true', '')),
      exchange: certificateOnly(KUBELET_CURRENT),
    },
  },
  {
    // Read in cmd/kubelet/app/server.go, buildKubeletClientConfig.
    file: 'kubelet that renews its certificate: pair',
    part: [RELOADING.renewingKubelet, 'pair'],
    moments: each('restart'),
    shown: { connection: 'kubelet → kube-apiserver', side: 'from', exchange: certificateOnly(KUBELET_CURRENT) },
  },
  {
    file: 'client by kubeconfig with files: CA',
    part: [RELOADING.client, 'trust'],
    moments: ['restart', 'restart', 'minutes'],
    shown: {
      connection: 'kubelet → kube-apiserver',
      side: 'from',
      set: namesFile,
      exchange: besides(`${PKI}/ca.crt`),
    },
  },
];

/** A node whose components are of a release. */
async function nodeOf(release: string): Promise<NodePki> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  for (const name of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler']) {
    node.setText(`${MANIFESTS}/${name}.yaml`, (text) => text.replace(/(image: .*):v1\..*/, `$1:v${release}`));
  }
  const files = '--kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml';
  node.put(
    'etc/systemd/system/kubelet.service',
    `[Service]\nExecStart=/opt/kubernetes/v${release}/bin/kubelet ${files}\n`,
  );
  return node;
}

async function change(node: NodePki, edit: Edit) {
  const before = await inspectFiles(new Map(node.files), NOW);
  await edit(node);
  const after = await inspectFiles(node.files, NOW);
  return compareReports(before.report, after.report, NOW.getTime(), createScheduler());
}

/** The first of the states on the way: the files are written, and nothing was restarted. */
async function written(node: NodePki, connection: string, edit: Edit) {
  const { connections } = await change(node, edit);
  const own = connections.find(({ from, to }) => `${from} → ${to}` === connection);
  const [first] = own?.during ?? [];
  assert.ok(first, `nothing changes for ${connection}`);
  return first;
}

describe('what a running component reads again', () => {
  for (const { file, part, moments, shown } of TRIED) {
    it(`is as tried: ${file}`, async () => {
      const [reloading, name] = part;
      const foretold = RELEASES.map((release) => reloadMoment(reloading[name], Number(release.split('.')[1])));
      assert.deepEqual(foretold, moments);
      for (const [at, release] of shown ? RELEASES.entries() : []) {
        const node = await nodeOf(release);
        await shown?.set?.(node);
        const { state } = await written(node, shown?.connection ?? '', shown?.exchange ?? (() => {}));
        assert.equal(state[shown?.side ?? 'to'][name], moments[at] === 'restart' ? 'old' : 'new', release);
      }
    });
  }

  it('is nothing if its release is not known', () => {
    const parts = Object.values<Reloading>(RELOADING).flatMap(({ pair, trust }) => [pair, trust]);
    const later = parts.filter((part) => (part?.since ?? 0) > 0);
    assert.ok(later.length > 5);
    assert.ok(later.every((part) => reloadMoment(part, undefined) === 'restart'));
  });
});

/** kube-controller-manager signs requests with a pair that nothing else uses. */
const signsSeparately = (node: NodePki) => {
  for (const [file, flag] of [
    ['crt', 'cluster-signing-cert-file'],
    ['key', 'cluster-signing-key-file'],
  ] as const) {
    node.put(`${PKI}/signer.${file}`, node.text(`${PKI}/ca.${file}`));
    node.replaceFlag('kube-controller-manager', flag, `/${PKI}/signer.${file}`);
  }
};

/** The kubelet’s CA for clients becomes one that did not sign the certificate of kube-apiserver. */
const otherClientCa = async (node: NodePki) => {
  const other = await node.otherAuthority();
  node.put(`${PKI}/clients.crt`, other.pem);
};
const readsClientCa = (node: NodePki) => {
  node.put(`${PKI}/clients.crt`, node.text(`${PKI}/ca.crt`));
  node.setText(KUBELET_CONFIG, (text) => text.replace(/clientCAFile: .*/, `clientCAFile: /${PKI}/clients.crt`));
};

describe('the release of a running component', () => {
  it('is bounded by that of the API server, so that what every possible one reads again is known', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    readsClientCa(node);
    const first = await written(node, 'kube-apiserver → kubelet', otherClientCa);
    assert.deepEqual([first.state.to.trust, first.connection.verdict], ['new', 'broken']);
  });

  it('makes the verdict unknown if it decides, but not after a restart', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    for (const name of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'])
      node.setText(`${MANIFESTS}/${name}.yaml`, (text) => text.replace(/(image: .*):v1\..*/, '$1:stable'));
    readsClientCa(node);
    const { connections } = await change(node, otherClientCa);
    const own = connections.find(({ from, to }) => `${from} → ${to}` === 'kube-apiserver → kubelet');
    assert.deepEqual(
      own?.during.map(({ state: { restarted }, connection }) => [restarted.to, connection.verdict]),
      [
        [false, 'unknown'],
        [true, 'broken'],
      ],
    );
  });
});

describe('content that a running component cannot use', () => {
  for (const [file, connection, edit, expected] of [
    ['half of kube-apiserver’s serving pair', 'kube-scheduler → kube-apiserver', certificateOnly(APISERVER), 'ok'],
    ['a truncated certificate of kube-apiserver', 'kube-scheduler → kube-apiserver', truncated(APISERVER), 'ok'],
    ['a truncated --client-ca-file', 'kube-scheduler → kube-apiserver', truncated(`${PKI}/ca.crt`), 'ok'],
    ['half of etcd’s serving pair', 'kube-apiserver → etcd', certificateOnly(ETCD_SERVER), 'broken'],
    [
      'half of the pair for etcd',
      'kube-apiserver → etcd',
      certificateOnly(`${PKI}/apiserver-etcd-client.crt`),
      'broken',
    ],
    [
      'half of the pair for kubelets',
      'kube-apiserver → kubelet',
      certificateOnly(`${PKI}/apiserver-kubelet-client.crt`),
      'broken',
    ],
  ] as const) {
    it(`${expected === 'ok' ? 'leaves what it had in use' : 'fails new connections'}: ${file}`, async () => {
      for (const release of RELEASES) {
        const first = await written(await nodeOf(release), connection, edit);
        assert.equal(first.connection.verdict, expected, release);
      }
    });
  }

  it('leaves the CA in use that a client trusts by a file', async () => {
    const node = await nodeOf('1.37.2');
    namesFile(node);
    const first = await written(node, 'kubelet → kube-apiserver', truncated(`${PKI}/ca.crt`));
    assert.deepEqual([first.state.from.trust, first.connection.verdict], ['old', 'ok']);
  });

  it('keeps the kubelet from nothing until a restart, and from starting then', async () => {
    for (const release of RELEASES) {
      const node = await nodeOf(release);
      servesPair(node);
      const { connections } = await change(node, certificateOnly(APISERVER));
      const own = connections.find(({ from, to }) => `${from} → ${to}` === 'kube-apiserver → kubelet');
      const of = (restarted: boolean) => own?.during.find(({ state }) => state.restarted.to === restarted)?.connection;
      assert.notEqual(of(false)?.verdict, 'broken', release);
      assert.equal(of(true)?.verdict, 'broken', release);
    }
  });

  it('stops kube-controller-manager at its next start if a key does not match, and breaks no connection before', async () => {
    for (const [file, expected] of [
      ['signer.key', 'signing'],
      ['sa.key', 'tokens'],
    ] as const) {
      const node = await nodeOf('1.37.2');
      signsSeparately(node);
      const other = privateKeyPem(await key('other'));
      const { unsafe, connections } = await change(node, () => node.put(`${PKI}/${file}`, other));
      const stopped = unsafe.find(({ restart }) => restart === 'kube-controller-manager')?.stopped;
      assert.equal(stopped?.stop.by === 'needs' && stopped.stop.need.kind, expected);
      const first = connections.flatMap(({ during }) => during[0] ?? []);
      assert.deepEqual(
        first.filter(({ connection }) => connection.verdict === 'broken'),
        [],
        expected,
      );
    }
  });
});
