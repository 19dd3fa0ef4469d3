import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { kops } from '../../../support/layouts/kops.ts';
import { CLIENT, LayoutFiles } from '../../../support/layouts/layout.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PKI = 'etc/kubernetes/pki/etcd-manager-main';
const SERVER = 'srv/kubernetes/kube-apiserver';

/** The static pod as kOps renders it (kubernetes/kops, pkg/model/components/etcdmanager/tests/minimal/tasks.yaml). */
const manager = (name: string, port: number, more = '') => `apiVersion: v1
kind: Pod
metadata: {name: etcd-manager-${name}, namespace: kube-system, labels: {k8s-app: etcd-manager-${name}}}
spec:
  containers:
  - name: etcd-manager
    image: registry.k8s.io/etcdadm/etcd-manager:v3.0.20211117
    command:
    - /bin/sh
    - -c
    - mkfifo /tmp/pipe; (tee -a /var/log/etcd.log < /tmp/pipe & ) ; exec /etcd-manager
      --backup-store=s3://state/backups/etcd/${name} --client-urls=https://__name__:${port} --cluster-name=etcd
      --containerized=true --dns-suffix=.internal.example.com --grpc-port=3996 --peer-urls=https://__name__:2380${more}
      --v=6 --volume-provider=aws > /tmp/pipe 2>&1
    volumeMounts:
    - {mountPath: /rootfs, name: rootfs}
    - {mountPath: /etc/kubernetes/pki/etcd-manager, name: pki}
  hostNetwork: true
  hostPID: true
  volumes:
  - {name: rootfs, hostPath: {path: /, type: Directory}}
  - {name: pki, hostPath: {path: /etc/kubernetes/pki/etcd-manager-${name}, type: DirectoryOrCreate}}
`;

/** Changes to the files of a node, with another CA and a layout that issues by it. */
type Change = (node: LayoutFiles, other: Awaited<ReturnType<LayoutFiles['authority']>>) => Promise<void> | void;

async function inspected(change: Change = () => {}, more = '') {
  const node = new LayoutFiles('kops', NOW);
  for (const [path, file] of await kops(NOW)) node.files.set(path, file);
  node.put('etc/kubernetes/manifests/etcd.manifest', manager('main', 4001, more));
  node.put('etc/kubernetes/manifests/etcd-events.manifest', manager('events', 4002, more));
  for (const part of ['etcd-clients-ca.crt', 'etcd-clients-ca.key']) {
    node.put(`etc/kubernetes/pki/etcd-manager-events/${part}`, node.text(`${PKI}/${part}`));
  }
  await change(node, await node.authority({ commonName: 'etcd-clients-ca-old' }));
  const { report } = await inspectFiles(node.files, NOW);
  return {
    etcd: report.connections.flatMap(({ kind, from, verdict, to, host }) =>
      kind === 'etcd' ? `${from.component} ${verdict} ${to.component} ${host?.value}` : [],
    ),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message, at }) => `${rule} ${at.uri.split('/').at(-1)} ${plainText(message)}`),
  };
}

/** The connections to the etcd of everything and to that of events. */
const UNKNOWN = 'kube-apiserver unknown etcd 127.0.0.1';
const BROKEN = 'kube-apiserver broken etcd 127.0.0.1';

describe('the etcd of etcd-manager', () => {
  it('is silent as kOps sets it up, and its own pair is in no file', async () =>
    assert.deepEqual(await inspected(), { etcd: [UNKNOWN, UNKNOWN], said: [] }));

  const inFolders: Change = (node, other) => {
    for (const name of ['main', 'events']) {
      const file = `etc/kubernetes/pki/etcd-manager-${name}/etcd-clients-ca`;
      node.pair(other, `${file}.crt`, `${file}.key`);
    }
  };
  const inApiserver: Change = (node, other) => node.pair(other, `${SERVER}/etcd-ca.crt`);
  const rejects =
    /^connections\/handshake-refused kube-apiserver\.manifest kube-apiserver rejects etcd: .*unknown authority.*is not in --etcd-cafile/;
  const faults: Readonly<Record<string, readonly [Change, RegExp]>> = {
    'another CA at kube-apiserver': [inApiserver, rejects],
    'another CA in the folders of etcd-manager': [inFolders, rejects],
    'a client certificate of another CA': [
      async (node, other) => {
        const client = await node.leaf(other, { commonName: 'kube-apiserver' }, { purposes: CLIENT });
        node.pair(client, `${SERVER}/etcd-client.crt`, `${SERVER}/etcd-client.key`);
      },
      /^connections\/handshake-refused kube-apiserver\.manifest etcd rejects kube-apiserver: .*is issued by "etcd-clients-ca-old"/,
    ],
  };
  for (const [title, [change, first]] of Object.entries(faults)) {
    it(`is reported once with ${title}`, async () => {
      const { etcd, said } = await inspected(change);
      assert.deepEqual(etcd, [BROKEN, BROKEN]);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', first);
    });
  }

  const bundle: Change = (node, other) =>
    node.put(`${SERVER}/etcd-ca.crt`, other.pem + node.text(`${SERVER}/etcd-ca.crt`));
  const silent: Readonly<Record<string, readonly [Change, string?]>> = {
    'with keys in a folder that is not mounted': [inApiserver, ' --pki-dir=/secrets'],
    'without its CA': [
      (node, other) => {
        for (const name of ['main', 'events']) {
          node.files.delete(`etc/kubernetes/pki/etcd-manager-${name}/etcd-clients-ca.crt`);
        }
        inApiserver(node, other);
      },
    ],
    'that serves without TLS': [inApiserver, ' --etcd-insecure=true'],
    'with both CAs at kube-apiserver': [bundle],
    'with both CAs in the folder of etcd-manager': [
      (node, other) => node.put(`${PKI}/etcd-clients-ca.crt`, node.text(`${PKI}/etcd-clients-ca.crt`) + other.pem),
    ],
    'at another port': [
      (node, other) => {
        for (const [path, name] of [
          ['etcd', 'main'],
          ['etcd-events', 'events'],
        ] as const) {
          node.put(`etc/kubernetes/manifests/${path}.manifest`, manager(name, 4003));
        }
        node.pair(other, `${SERVER}/etcd-ca.crt`);
      },
    ],
  };
  for (const [title, [change, more]] of Object.entries(silent)) {
    it(`is silent ${title}`, async () => {
      const found = await inspected(change, more);
      assert.deepEqual([...new Set(found.etcd)], [UNKNOWN]);
      assert.deepEqual(found.said, []);
    });
  }
});
