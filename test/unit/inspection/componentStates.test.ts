import assert from 'node:assert/strict';
import { componentStates } from '../../../src/core/inspection/componentStates.ts';
import { consequences } from '../../../src/core/inspection/consequences.ts';
import { followingConnections, followingError } from '../../../src/core/inspection/followingConnections.ts';
import { lastWordsOf } from '../../../src/core/inspection/lastWords.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { drawGraph, graphSource } from '../../../src/core/presentation/graph/drawGraph.ts';
import type { CertificateSpec } from '../../support/certificates.ts';
import {
  APISERVER_MANIFEST,
  ETCD_MANIFEST,
  ETCD_PEER,
  ETCD_SERVER,
  MANIFESTS,
  PKI,
  SCHEDULER_CONF,
} from '../../support/faults/fault.ts';
import { faultyNode } from '../../support/faults.ts';
import { key } from '../../support/keyPair.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { k3s } from '../../support/layouts/rancher.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { days, type NodeFiles } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { base64 } from '../../support/pem.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const OPTIONS = { now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true } as const;
const EXPIRED = { notBefore: days(NOW, -370), notAfter: days(NOW, -5) };
const DROP_IN = 'usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf';
const SCHEDULER_MANIFEST = `${MANIFESTS}/kube-scheduler.yaml`;

/** "component: last words" of each component that does not start, with its node if there are several. */
function stopped(report: Report): readonly string[] {
  const views = new Map(report.nodes.map(({ view }) => [view.id, view]));
  return componentStates(report).flatMap(({ end, stop }) => {
    const view = views.get(end.node ?? '');
    if (!stop) return [];
    const words = lastWordsOf(view, end.component, stop);
    const who = views.size > 1 ? `${end.component} of ${view?.label}` : end.component;
    return `${who}: ${words ? plainText(words) : ''}`;
  });
}

async function inspect(files: NodeFiles): Promise<Report> {
  return (await inspectFiles(files, NOW)).report;
}

async function stoppedAfter(edit: (node: NodePki) => void | Promise<void>): Promise<readonly string[]> {
  const node = await openNode(OPTIONS);
  await edit(node);
  return stopped(await inspect(node.files));
}

const withRelease = (node: NodePki, release: string) =>
  node.setText(APISERVER_MANIFEST, (text) => text.replace(/(image: \S+:)v\S+/, `$1v${release}`));

interface Row {
  readonly title: string;
  readonly edit: string | ((node: NodePki) => void | Promise<void>);
  readonly stopped: readonly string[];
}

const WITHOUT_BOOTSTRAP =
  'kubelet: failed to run Kubelet: unable to load bootstrap kubeconfig: stat /etc/kubernetes/bootstrap-kubelet.conf: no such file or directory';
const NO_CONFIGURATION =
  'invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable';
const SETTINGS = '/etc/kubernetes/pki/settings.yaml';
const POD = 'apiVersion: v1\nkind: Pod\n';
const NO_KIND_POD = 'no kind "Pod" is registered for version "v1" in scheme "pkg/runtime/scheme.go';

/** Gives kube-apiserver a file of settings. */
const withFlag = (node: NodePki, flag: string, path = SETTINGS) =>
  node.setText(APISERVER_MANIFEST, (text) => text.replace('- --allow-privileged=true', `$&\n    - --${flag}=${path}`));
const CONFIG_UNREAD =
  'failed to load kubelet config file, path: /var/lib/kubelet/config.yaml, error: failed to load Kubelet config file /var/lib/kubelet/config.yaml, error ';
const WITHOUT_ETCD = 'kube-apiserver: Error creating leases: error creating storage factory: context deadline exceeded';
const NO_PEM = 'kube-apiserver: tls: failed to find any PEM data in certificate input';
const replaced =
  (path: string, changes: Partial<CertificateSpec>): Row['edit'] =>
  (node) => {
    node.replaceCertificate(path, changes);
  };

const NO_BLOCK = 'no block';
const NO_ROOTS = 'unable to load root certificates: unable to parse bytes as PEM block';
const NO_CA =
  'invalid configuration: unable to read certificate-authority /etc/kubernetes/pki/none.crt for kubernetes due to open /etc/kubernetes/pki/none.crt: no such file or directory';
const MISMATCH = 'tls: private key does not match public key';
const NO_CERTIFICATE = 'tls: failed to find any PEM data in certificate input';
const EMPTY_TOKEN = 'read empty token from file "/etc/kubernetes/pki/token"';

/** The words of a kubelet before each error, as recorded from 1.37.2. */
function prefixOf(error: string, renews: boolean): string {
  if (error === NO_CA) return renews ? 'unable to load kubeconfig' : 'invalid kubeconfig';
  if (!renews) return 'failed to initialize kubelet client';
  return error === NO_ROOTS
    ? 'unable to configure TLS for the rest client'
    : 'failed to initialize client certificate manager';
}

/** The contents of the kubelet's kubeconfig in place of the CA and the pair. */
interface KubeletClient {
  readonly ca?: string;
  readonly caFile?: string;
  readonly certificate?: string;
  readonly isApart?: true;
  readonly inFiles?: true;
  readonly tokenFile?: string;
}

/** Writes the kubeconfig of a kubelet that has not renewed its certificate. */
function withKubeletClient(node: NodePki, client: KubeletClient, renews: boolean, hasBootstrap = false): void {
  for (const path of [...node.files.keys()].filter((one) => one.includes('kubelet-client-'))) node.files.delete(path);
  if (!hasBootstrap) node.setText(DROP_IN, (text) => text.replace(/--bootstrap-kubeconfig=\S+ /, ''));
  node.put('etc/default/kubelet', 'KUBELET_EXTRA_ARGS=\n');
  if (!renews) node.setText('var/lib/kubelet/config.yaml', (text) => text.replace('rotateCertificates: true', ''));
  const certificate = client.certificate ?? node.text(`${PKI}/apiserver-kubelet-client.crt`);
  const clientKey = node.text(`${PKI}/${client.isApart ? 'front-proxy-client' : 'apiserver-kubelet-client'}.key`);
  if (client.tokenFile) node.put(client.tokenFile.slice(1), '');
  node.put(`${PKI}/kubelet.crt`, certificate);
  node.put(`${PKI}/kubelet.key`, clientKey);
  const ca = client.caFile
    ? `certificate-authority: ${client.caFile}`
    : `certificate-authority-data: ${base64(client.ca ?? node.text(`${PKI}/ca.crt`))}`;
  const files = `client-certificate: /${PKI}/kubelet.crt, client-key: /${PKI}/kubelet.key`;
  const data = `client-certificate-data: ${base64(certificate)}, client-key-data: ${base64(clientKey)}`;
  const pair = client.inFiles ? files : data;
  const user = client.tokenFile ? `tokenFile: ${client.tokenFile}` : pair;
  const server = /server: (\S+)/.exec(node.text('etc/kubernetes/admin.conf'))?.[1];
  node.put(
    'etc/kubernetes/kubelet.conf',
    `apiVersion: v1\nkind: Config\ncurrent-context: a\ncontexts: [{name: a, context: {cluster: kubernetes, user: a}}]\nclusters: [{name: kubernetes, cluster: {server: '${server}', ${ca}}}]\nusers: [{name: a, user: {${user}}}]\n`,
  );
}

/** The faults that keep each component from starting, and its last words, as recorded from Kubernetes 1.24.17, 1.28.15 and 1.37.2. */
const ROWS: readonly Row[] = [
  {
    title: 'a word that is no flag, before one that is unknown',
    edit: (node) => {
      node.setText(SCHEDULER_MANIFEST, (text) =>
        text.replace('--leader-elect=true', 'serve\n    - --leader-elects=true'),
      );
    },
    stopped: ['kube-scheduler: unknown flag: --leader-elects'],
  },
  {
    title: 'a word that is no flag',
    edit: (node) => {
      node.setText(SCHEDULER_MANIFEST, (text) =>
        text.replace('--leader-elect=true', 'serve\n    - --leader-elect=true'),
      );
    },
    stopped: ['kube-scheduler: "kube-scheduler" does not take any arguments, got ["serve"]'],
  },
  {
    title: 'a blank behind the name of a flag',
    edit: (node) => {
      node.setText(SCHEDULER_MANIFEST, (text) => text.replace('--leader-elect=true', '--leader-elect true'));
    },
    stopped: ['kube-scheduler: unknown flag: --leader-elect true'],
  },
  {
    title: 'an expired etcd, 1.37',
    edit: (node) => {
      withRelease(node, '1.37.2');
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
    },
    stopped: [
      'kube-apiserver: error creating storage factory: etcd grpc connection not ready: context deadline exceeded',
    ],
  },
  {
    title: 'an expired etcd, 1.28',
    edit: (node) => {
      withRelease(node, '1.28.15');
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
    },
    stopped: ['kube-apiserver: Error creating leases: error creating storage factory: context deadline exceeded'],
  },
  {
    title: 'an expired etcd, 1.24',
    edit: (node) => {
      withRelease(node, '1.24.17');
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
    },
    stopped: ['kube-apiserver: context deadline exceeded'],
  },
  {
    title: 'an expired client certificate for etcd',
    edit: replaced(`${PKI}/apiserver-etcd-client.crt`, EXPIRED),
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'a client certificate for etcd that is only for servers',
    edit: replaced(`${PKI}/apiserver-etcd-client.crt`, { extendedKeyUsage: ['serverAuth'] }),
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'a client certificate for etcd of another CA',
    edit: 'etcd-client-by-cluster-ca',
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'another CA in --etcd-cafile',
    edit: 'etcd-cafile-cluster-ca',
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'an etcd without the address that kube-apiserver connects to',
    edit: replaced(ETCD_SERVER, { sans: ['ip:10.0.0.10'] }),
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'http to an etcd that uses TLS',
    edit: 'etcd-scheme-mismatch',
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'an etcd that listens without TLS',
    edit: (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace(/(--listen-client-urls=)\S+/, '$1http://127.0.0.1:2379')),
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'a certificate and key for etcd that are swapped',
    edit: (node) => {
      node.replaceFlag('kube-apiserver', 'etcd-certfile', '/etc/kubernetes/pki/apiserver-etcd-client.key');
      node.replaceFlag('kube-apiserver', 'etcd-keyfile', '/etc/kubernetes/pki/apiserver-etcd-client.crt');
    },
    stopped: [
      'kube-apiserver: Error creating leases: error creating storage factory: tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
    ],
  },
  {
    title: 'a private key in the CA bundle of etcd',
    edit: 'ca-file-holds-key',
    stopped: [
      'etcd: x509: malformed tbs certificate',
      'kube-apiserver: Error creating leases: error creating storage factory: x509: malformed tbs certificate',
    ],
  },
  {
    title: 'a pair of etcd that is not mounted',
    edit: (node) => {
      node.replaceFlag('etcd', 'cert-file', '/etc/kubernetes/pki/apiserver.crt');
      node.replaceFlag('etcd', 'key-file', '/etc/kubernetes/pki/apiserver.key');
    },
    stopped: ['etcd: open /etc/kubernetes/pki/apiserver.crt: no such file or directory', WITHOUT_ETCD],
  },
  {
    title: 'a peer pair of etcd that is apart',
    edit: async (node) => {
      node.replaceCertificate(ETCD_PEER, { key: await key('apart') });
    },
    stopped: ['etcd: tls: private key does not match public key', WITHOUT_ETCD],
  },
  {
    title: 'a serving pair that is apart',
    edit: 'apiserver-key-mismatch',
    stopped: ['kube-apiserver: tls: private key does not match public key'],
  },
  {
    title: 'the CA before the serving certificate',
    edit: (node) => node.setText(`${PKI}/apiserver.crt`, (text) => node.text(`${PKI}/ca.crt`) + text),
    stopped: ['kube-apiserver: tls: private key does not match public key'],
  },
  {
    title: 'an empty serving certificate',
    edit: (node) => node.put(`${PKI}/apiserver.crt`, ''),
    stopped: [
      'kube-apiserver: missing content for serving cert "serving-cert::/etc/kubernetes/pki/apiserver.crt::/etc/kubernetes/pki/apiserver.key"',
    ],
  },
  {
    title: 'a truncated serving certificate',
    edit: (node) => node.setText(`${PKI}/apiserver.crt`, (text) => text.slice(0, text.length / 2)),
    stopped: [NO_PEM],
  },
  {
    title: 'a byte order mark before the serving certificate',
    edit: (node) => node.setText(`${PKI}/apiserver.crt`, (text) => `\u{feff}${text}`),
    stopped: [NO_PEM],
  },
  {
    title: 'text before the first line of the serving certificate',
    edit: (node) => node.setText(`${PKI}/apiserver.crt`, (text) => `x${text}`),
    stopped: [NO_PEM],
  },
  {
    title: 'a missing CA of a kubeconfig with its data beside it',
    edit: (node) =>
      node.setText(SCHEDULER_CONF, (text) =>
        text.replace(/( +)certificate-authority-data/, '$1certificate-authority: /none.crt\n$&'),
      ),
    stopped: ['kube-scheduler: '],
  },
  // The errors of client-go 0.25.16 and 0.26.15 if a server answers Unauthorized.
  ...[
    ['1.24.17', 'failed to discover resources: Unauthorized'],
    ['1.25.16', 'failed to discover resources: Unauthorized'],
    ['1.26.15', 'the server has asked for the client to provide credentials'],
  ].map(
    ([release, words]): Row => ({
      title: `tokens that kube-apiserver does not accept, ${release}`,
      edit: async (node) => {
        const { files } = await faultyNode('sa-pair-mismatch', OPTIONS);
        for (const [path, content] of files) node.files.set(path, content);
        node.setText(`${MANIFESTS}/kube-controller-manager.yaml`, (text) =>
          text.replace(/(image: \S+:)v\S+/, `$1v${release}`),
        );
      },
      stopped: [`kube-controller-manager: ${words}`],
    }),
  ),
  {
    title: 'an expired peer certificate of a single member',
    edit: (node) => node.replaceCertificate(ETCD_PEER, EXPIRED),
    stopped: [],
  },
  {
    title: 'an etcd without its key',
    edit: 'etcd-key-removed',
    stopped: [
      'etcd: open /etc/kubernetes/pki/etcd/server.key: no such file or directory',
      'kube-apiserver: Error creating leases: error creating storage factory: context deadline exceeded',
    ],
  },
  {
    title: 'a value after a boolean flag of etcd',
    edit: (node) =>
      node.setText(ETCD_MANIFEST, (text) =>
        text.replace('--client-cert-auth=true', '--client-cert-auth\n    - "true"'),
      ),
    stopped: [
      'etcd: "true" is not a valid flag',
      'kube-apiserver: Error creating leases: error creating storage factory: context deadline exceeded',
    ],
  },
  {
    title: 'an unknown flag of kube-apiserver',
    edit: (node) => node.setText(APISERVER_MANIFEST, (text) => text.replace('--etcd-cafile=', '--etcd-ca-file=')),
    stopped: ['kube-apiserver: unknown flag: --etcd-ca-file'],
  },
  {
    title: 'a public key for tokens in PKCS#1',
    edit: 'sa-pub-pkcs1',
    stopped: [
      'kube-apiserver: error reading public key file /etc/kubernetes/pki/sa.pub: data does not contain any valid RSA or ECDSA public keys',
    ],
  },
  {
    title: 'tokens that kube-apiserver does not accept',
    edit: 'sa-pair-mismatch',
    stopped: ['kube-controller-manager: the server has asked for the client to provide credentials'],
  },
  {
    title: 'the same without credentials for each controller',
    edit: async (node) => {
      const { files } = await faultyNode('sa-pair-mismatch', OPTIONS);
      for (const [path, content] of files) node.files.set(path, content);
      node.setText(`${MANIFESTS}/kube-controller-manager.yaml`, (text) =>
        text.replace('--use-service-account-credentials=true', '--use-service-account-credentials=false'),
      );
    },
    stopped: [],
  },
  {
    title: 'a signing pair that is apart',
    edit: 'ca-key-mismatch',
    stopped: [
      'kube-controller-manager: error reading CA cert file "/etc/kubernetes/pki/ca.crt": tls: private key does not match public key',
    ],
  },
  {
    title: 'a bundle as signing certificate',
    edit: 'signer-ca-bundle',
    stopped: [
      'kube-controller-manager: error reading CA cert file "csr-controller::/etc/kubernetes/pki/ca.crt::/etc/kubernetes/pki/ca.key": expected 1 certificate, found 2',
    ],
  },
  {
    title: 'a kubeconfig whose pair is apart',
    edit: 'kubeconfig-key-mismatch',
    stopped: ['kube-scheduler: tls: private key does not match public key'],
  },
  {
    title: 'a kubeconfig whose current context is not defined',
    edit: 'kubeconfig-dangling-context',
    stopped: [
      'kube-scheduler: invalid configuration: [context was not found for specified context: default, cluster has no server defined]',
    ],
  },
  {
    title: 'a kubeconfig with a path next to the data of its key',
    edit: (node) =>
      node.setText('etc/kubernetes/controller-manager.conf', (text) =>
        text.replace(/( +)(client-key-data: .*)/, '$1$2\n$1client-key: /etc/kubernetes/pki/ca.key'),
      ),
    stopped: [
      'kube-controller-manager: invalid configuration: client-key-data and client-key are both specified for system:kube-controller-manager; client-key-data will override',
    ],
  },
  {
    title: 'a kubeconfig of which all files are missing',
    edit: (node) =>
      node.setText('etc/kubernetes/controller-manager.conf', (text) =>
        text
          .replace(/certificate-authority-data: .*/, 'certificate-authority: /etc/kubernetes/pki/none.crt')
          .replace(/client-certificate-data: .*/, 'client-certificate: pki/n.crt')
          .replace(/client-key-data: .*/, 'client-key: /etc/kubernetes/pki/n.key'),
      ),
    stopped: [
      'kube-controller-manager: invalid configuration: [unable to read client-cert /etc/kubernetes/pki/n.crt for system:kube-controller-manager due to open /etc/kubernetes/pki/n.crt: no such file or directory, unable to read client-key /etc/kubernetes/pki/n.key for system:kube-controller-manager due to open /etc/kubernetes/pki/n.key: no such file or directory, unable to read certificate-authority /etc/kubernetes/pki/none.crt for kubernetes due to open /etc/kubernetes/pki/none.crt: no such file or directory]',
    ],
  },
  ...(
    [
      ['1.24.17', `${'failed to get delegated authentication kubeconfig: '.repeat(2)}${NO_CONFIGURATION}`],
      ['1.26.15', ''],
      ['1.28.15', NO_CONFIGURATION],
    ] as const
  ).map(([release, words]) => ({
    title: `an empty kubeconfig of kube-scheduler ${release}`,
    edit: (node: NodePki) => {
      node.setText(SCHEDULER_MANIFEST, (text) => text.replace(/(image: \S+:)v\S+/, `$1v${release}`));
      node.put(SCHEDULER_CONF, '');
    },
    stopped: [`kube-scheduler: ${words}`],
  })),
  {
    title: 'a kubeconfig that the kubelet creates as an empty file',
    edit: (node) => {
      node.setText(SCHEDULER_MANIFEST, (text) =>
        text.replaceAll('/etc/kubernetes/scheduler.conf', '/etc/kubernetes/schedule.conf'),
      );
    },
    stopped: [
      'kube-scheduler: invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable',
    ],
  },
  {
    title: 'a client certificate of kube-scheduler that kube-apiserver rejects',
    edit: (node) => node.replaceCertificate(SCHEDULER_CONF, EXPIRED),
    stopped: [],
  },
  {
    title: 'an expired client certificate of the kubelet without a bootstrap kubeconfig',
    edit: 'kubelet-dead-end',
    stopped: [WITHOUT_BOOTSTRAP],
  },
  {
    title: 'a missing kubeconfig of the kubelet without a bootstrap kubeconfig',
    edit: (node) => node.remove('etc/kubernetes/kubelet.conf'),
    stopped: [WITHOUT_BOOTSTRAP],
  },
  {
    title: 'a client certificate and key of the kubelet that are apart',
    edit: 'kubelet-key-mismatch',
    stopped: [
      'kubelet: failed to run Kubelet: failed to initialize client certificate manager: could not convert data from "/var/lib/kubelet/pki/kubelet-client-current.pem" into cert/key pair: tls: private key does not match public key',
    ],
  },
  ...(
    [
      ['a CA without a block', { ca: NO_BLOCK }, NO_ROOTS, NO_ROOTS],
      ['a missing CA', { caFile: '/etc/kubernetes/pki/none.crt' }, NO_CA, NO_CA],
      ['a pair that is apart', { isApart: true }, MISMATCH, MISMATCH],
      ['a pair that is apart, in two files', { isApart: true, inFiles: true }, MISMATCH, undefined],
      ['a certificate without a block', { certificate: NO_BLOCK }, NO_CERTIFICATE, NO_CERTIFICATE],
      ['an empty token file', { tokenFile: '/etc/kubernetes/pki/token' }, undefined, EMPTY_TOKEN],
    ] as const satisfies readonly (readonly [string, KubeletClient, string | undefined, string | undefined])[]
  ).flatMap(([title, client, ...errors]) =>
    errors.map((error, at) => ({
      title: `a kubeconfig of the kubelet without a bootstrap kubeconfig, ${['which renews', 'which does not renew'][at]}: ${title}`,
      edit: (node: NodePki) => withKubeletClient(node, client, at === 0),
      stopped: error === undefined ? [] : [`kubelet: failed to run Kubelet: ${prefixOf(error, at === 0)}: ${error}`],
    })),
  ),
  {
    title:
      'a pair in the kubelet’s kubeconfig that is apart, in two files, with a bootstrap kubeconfig that is missing',
    edit: (node) => withKubeletClient(node, { isApart: true, inFiles: true }, true, true),
    stopped: [`kubelet: failed to run Kubelet: failed to initialize client certificate manager: ${MISMATCH}`],
  },
  {
    title: 'an empty token file of a kubelet whose bootstrap kubeconfig is missing',
    edit: (node) => withKubeletClient(node, { tokenFile: '/etc/kubernetes/pki/token' }, true, true),
    stopped: [WITHOUT_BOOTSTRAP],
  },
  {
    title: 'an empty file of client CAs of kube-controller-manager',
    edit: (node) => {
      node.put(`${PKI}/clients.crt`, '');
      node.replaceFlag('kube-controller-manager', 'client-ca-file', '/etc/kubernetes/pki/clients.crt');
    },
    stopped: [
      'kube-controller-manager: unable to load client CA provider: missing content for CA bundle "client-ca-bundle::/etc/kubernetes/pki/clients.crt"',
    ],
  },
  {
    title: 'a missing client certificate of the kubelet',
    edit: async (node) => {
      for (const path of [...node.files.keys()].filter((one) => one.includes('kubelet-client-')))
        node.files.delete(path);
    },
    stopped: [
      'kubelet: failed to run Kubelet: unable to load bootstrap kubeconfig: stat /etc/kubernetes/bootstrap-kubelet.conf: no such file or directory',
    ],
  },
  {
    title: 'a missing clientCAFile of the kubelet',
    edit: (node) =>
      node.setText('var/lib/kubelet/config.yaml', (text) =>
        text.replace('/etc/kubernetes/pki/ca.crt', '/etc/kubernetes/pki/clients.crt'),
      ),
    stopped: [
      'kubelet: unable to load client CA file /etc/kubernetes/pki/clients.crt: open /etc/kubernetes/pki/clients.crt: no such file or directory',
    ],
  },
  {
    title: 'a manifest of etcd that is no YAML',
    edit: (node) => node.setText(ETCD_MANIFEST, (text) => text.replace('kind: Pod', 'kind: [Pod')),
    stopped: ['etcd: ', WITHOUT_ETCD],
  },
  {
    title: 'a manifest of etcd with a number among the words of its command',
    edit: (node) => node.setText(ETCD_MANIFEST, (text) => text.replace(/--data-dir=\S+/, '--data-dir\n    - 5')),
    stopped: ['etcd: ', WITHOUT_ETCD],
  },
  {
    title: 'a manifest of kube-apiserver that is no YAML',
    edit: (node) => node.setText(APISERVER_MANIFEST, (text) => text.replace('spec:', 'spec: "')),
    stopped: ['kube-apiserver: '],
  },
  {
    title: 'a manifest that is no YAML, and of which only the name suggests etcd',
    edit: (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replace('kind: Pod', 'kind: [Pod').replace('- etcd\n', '- my-etcd\n')),
    stopped: [],
  },
  {
    title: 'a copy of a manifest that is no YAML',
    edit: (node) => node.put(`${MANIFESTS}/etcd-old.yaml`, node.text(ETCD_MANIFEST).replace('kind: Pod', 'kind: [Pod')),
    stopped: [],
  },
  {
    title: 'a kubeconfig that is no YAML',
    edit: (node) => node.setText(SCHEDULER_CONF, (text) => text.replace('kind: Config', 'kind: [Config')),
    stopped: ['kube-scheduler: '],
  },
  ...(
    [
      ['no current context', (text) => text.replace(/^current-context: .*\n/m, ''), NO_CONFIGURATION],
      ['a context without a cluster', (text) => text.replace(/^ {4}cluster: .*\n/m, ''), NO_CONFIGURATION],
      [
        'a context of another cluster',
        (text) => text.replace(/^ {4}cluster: .*/m, '    cluster: other'),
        NO_CONFIGURATION,
      ],
      ['nothing in it', () => '', NO_CONFIGURATION],
      ['neither clusters nor contexts', () => 'apiVersion: v1\nkind: Config\n', NO_CONFIGURATION],
      [
        'a context that is not there, and no other',
        () => 'apiVersion: v1\nkind: Config\ncurrent-context: other\n',
        'invalid configuration: [context was not found for specified context: other, cluster has no server defined]',
      ],
      [
        'no server',
        (text) => text.replace(/^ {4}server: .*\n/m, ''),
        'invalid configuration: no server found for cluster "kubernetes"',
      ],
      [
        'nothing but a comment of the template it was made from',
        () => '# {{ .Values.kubeconfig }}\napiVersion: v1\nkind: Config\n',
        NO_CONFIGURATION,
      ],
      [
        'another API version',
        () => 'apiVersion: v2\nkind: Config\n',
        'error loading config file "/etc/kubernetes/scheduler.conf": no kind "Config" is registered for version "v2" in scheme "pkg/runtime/scheme.go',
      ],
      [
        'another API version, as JSON in one line',
        () => '{"kind":"Config","apiVersion":"v2"}\n',
        'error loading config file "/etc/kubernetes/scheduler.conf": no kind "Config" is registered for version "v2" in scheme "pkg/runtime/scheme.go',
      ],
    ] as const satisfies readonly (readonly [string, (text: string) => string, string])[]
  ).map(([content, edit, words]) => ({
    title: `a kubeconfig with ${content}`,
    edit: (node: NodePki) => node.setText(SCHEDULER_CONF, edit),
    stopped: [`kube-scheduler: ${words}`],
  })),
  {
    title: 'an empty kubeconfig of the kubelet, which has no bootstrap kubeconfig',
    edit: (node) => node.put('etc/kubernetes/kubelet.conf', ''),
    stopped: [WITHOUT_BOOTSTRAP],
  },
  {
    title: 'an empty kubeconfig of the kubelet, which has a bootstrap kubeconfig',
    edit: (node) => {
      node.put('etc/kubernetes/bootstrap-kubelet.conf', node.text('etc/kubernetes/admin.conf'));
      node.put('etc/kubernetes/kubelet.conf', '');
    },
    stopped: [],
  },
  {
    title: 'a kubeconfig without a user, whose requests are anonymous',
    edit: (node) => node.setText(SCHEDULER_CONF, (text) => text.replace(/^ {4}user: .*\n/m, '')),
    stopped: [],
  },
  ...(
    [
      ['no content', '', `${CONFIG_UNREAD}kubelet config file "/var/lib/kubelet/config.yaml" was empty`],
      [
        'another kind',
        'apiVersion: v1\nkind: Pod\n',
        `${CONFIG_UNREAD}failed to decode: no kind "Pod" is registered for version "v1" in scheme "pkg/runtime/scheme.go`,
      ],
      [
        'another API version',
        'apiVersion: kubelet.config.k8s.io/v1beta2\nkind: KubeletConfiguration\n',
        `${CONFIG_UNREAD}failed to decode: no kind "KubeletConfiguration" is registered for version "kubelet.config.k8s.io/v1beta2" in scheme "pkg/runtime/scheme.go`,
      ],
      ['no API version', 'kind: KubeletConfiguration\n', ''],
      ['broken YAML', 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n  a: b\n', ''],
    ] as const
  ).map(([content, text, words]) => ({
    title: `a configuration of the kubelet with ${content}`,
    edit: (node: NodePki) => node.put('var/lib/kubelet/config.yaml', text),
    stopped: [`kubelet: ${words}`],
  })),
  ...(
    [
      [
        'authentication:\n  anonymous:\n    enabled: "no"',
        'json: cannot unmarshal string into Go struct field KubeletAnonymousAuthentication.authentication.anonymous.enabled of type bool',
      ],
      [
        'clusterDNS: 10.96.0.10',
        'json: cannot unmarshal string into Go struct field KubeletConfiguration.clusterDNS of type []string',
      ],
      ['port: abc', 'json: cannot unmarshal string into Go struct field KubeletConfiguration.port of type int32'],
      [
        'maxPods: 99999999999',
        'json: cannot unmarshal number 99999999999 into Go struct field KubeletConfiguration.maxPods of type int32',
      ],
      [
        'logging:\n  verbosity: -1',
        'json: cannot unmarshal number -1 into Go struct field LoggingConfiguration.logging.verbosity of type v1.VerbosityLevel',
      ],
      [
        'syncFrequency: 10',
        'json: cannot unmarshal number into Go struct field KubeletConfiguration.syncFrequency of type string',
      ],
      ['syncFrequency: abc', 'time: invalid duration "abc"'],
      // Go decodes the fields in the order of their names.
      [
        'port: abc\nclusterDNS: 5',
        'json: cannot unmarshal number into Go struct field KubeletConfiguration.clusterDNS of type []string',
      ],
    ] as const
  ).map(([fields, words]) => ({
    title: `a configuration of the kubelet with ${fields.replaceAll(/\s+/g, ' ')}`,
    edit: (node: NodePki) =>
      node.put(
        'var/lib/kubelet/config.yaml',
        `apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n${fields}\n`,
      ),
    stopped: [`kubelet: ${CONFIG_UNREAD}failed to decode: ${words}`],
  })),
  {
    title: 'a configuration of the kubelet whose values have other spellings of their types',
    edit: (node) =>
      node.setText(
        'var/lib/kubelet/config.yaml',
        (text) => `${text}port: 10250.0\nlogging:\n  flushFrequency: 5000000000\n`,
      ),
    stopped: [],
  },
  {
    title: 'a configuration of the kubelet with a field that does not exist',
    edit: (node) => node.setText('var/lib/kubelet/config.yaml', (text) => `${text}clientCAfile: /other\n`),
    stopped: [],
  },
  ...(
    [
      ['encryption-provider-config', '', ''],
      [
        'encryption-provider-config',
        POD,
        `error while parsing file: error decoding encryption provider configuration file "${SETTINGS}": ${NO_KIND_POD}`,
      ],
      [
        'authentication-config',
        '',
        `failed to load authentication configuration from file "${SETTINGS}": empty config data`,
      ],
      [
        'authentication-config',
        POD,
        `failed to load authentication configuration from file "${SETTINGS}": ${NO_KIND_POD}`,
      ],
      ['authentication-config', 'apiVersion: v1\nkind: [Pod\n', ''],
      ['authorization-config', POD, `failed to load AuthorizationConfiguration from file: ${NO_KIND_POD}`],
      ['egress-selector-config-file', POD, ''],
      [
        'admission-control-config-file',
        '',
        "failed to apply admission: failed to read plugin config: Object 'Kind' is missing in ''",
      ],
      [
        'audit-policy-file',
        '',
        `loading audit policy file: unknown group version field audit.k8s.io/__internal, Kind=Policy in policy: from file ${SETTINGS}`,
      ],
      ['audit-policy-file', POD, `loading audit policy file: failed decoding: ${NO_KIND_POD}`],
      [
        'audit-policy-file',
        'apiVersion: audit.k8s.io/v1\nkind: Policy\n',
        `loading audit policy file: loaded illegal policy with 0 rules: from file ${SETTINGS}`,
      ],
      ['audit-policy-file', 'apiVersion: audit.k8s.io/v1\nkind: [Policy\n', ''],
      ['authentication-token-webhook-config-file', '', NO_CONFIGURATION],
      [
        'authorization-webhook-config-file',
        POD,
        `invalid authorization config: error loading config file "${SETTINGS}": ${NO_KIND_POD}`,
      ],
    ] as const
  ).map(([flag, text, words]) => ({
    title: `--${flag}=${JSON.stringify(text)}`,
    edit: (node: NodePki) => {
      withFlag(node, flag);
      if (flag === 'authorization-config') node.replaceFlag('kube-apiserver', 'authorization-mode', undefined);
      if (flag === 'authorization-webhook-config-file')
        node.replaceFlag('kube-apiserver', 'authorization-mode', 'Node,RBAC,Webhook');
      node.put(`${PKI}/settings.yaml`, text);
    },
    stopped: [`kube-apiserver: ${words}`],
  })),
  ...(
    [
      ['', `initializing audit webhook: ${NO_CONFIGURATION}`],
      [POD, `initializing audit webhook: error loading config file "${SETTINGS}": ${NO_KIND_POD}`],
    ] as const
  ).map(([text, words]) => ({
    title: `an audit policy, and a webhook with ${JSON.stringify(text)}`,
    edit: (node: NodePki) => {
      withFlag(node, 'audit-webhook-config-file');
      node.replaceFlag('kube-apiserver', 'audit-policy-file', '/etc/kubernetes/pki/policy.yaml');
      node.put(`${PKI}/policy.yaml`, 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n');
      node.put(`${PKI}/settings.yaml`, text);
    },
    stopped: [`kube-apiserver: ${words}`],
  })),
  {
    title: 'the kubeconfig of an audit webhook, without a policy',
    edit: (node) => {
      withFlag(node, 'audit-webhook-config-file');
      node.put(`${PKI}/settings.yaml`, POD);
    },
    stopped: [],
  },
  {
    title: 'an admission configuration that is read after kube-apiserver has connected to etcd, which has expired',
    edit: (node) => {
      withFlag(node, 'admission-control-config-file');
      node.put(`${PKI}/settings.yaml`, '');
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
    },
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'an encryption configuration that kube-apiserver takes',
    edit: (node) => {
      withFlag(node, 'encryption-provider-config');
      node.put(
        `${PKI}/settings.yaml`,
        'apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources: []\n',
      );
    },
    stopped: [],
  },
  ...(
    [
      ['', "Object 'Kind' is missing in ''"],
      [POD, NO_KIND_POD],
      [
        'apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nclientConnection:\n  kubeconfig: /etc/kubernetes/none.conf\n',
        'stat /etc/kubernetes/none.conf: no such file or directory',
      ],
      ['apiVersion: v1\nkind: [Pod\n', ''],
    ] as const
  ).map(([text, words]) => ({
    title: `a configuration of kube-scheduler with ${JSON.stringify(text)}`,
    edit: (node: NodePki) => {
      node.setText(SCHEDULER_MANIFEST, (manifest) =>
        manifest
          .replace('--kubeconfig=/etc/kubernetes/scheduler.conf', '--config=/etc/kubernetes/scheduler.yaml')
          .replaceAll('ath: /etc/kubernetes/scheduler.conf', 'ath: /etc/kubernetes')
          .replace('type: FileOrCreate', 'type: Directory'),
      );
      node.put('etc/kubernetes/scheduler.yaml', text);
    },
    stopped: [`kube-scheduler: ${words}`],
  })),
  {
    title: 'a configuration of kube-scheduler that is not mounted',
    edit: (node) =>
      node.setText(SCHEDULER_MANIFEST, (text) =>
        text.replace('--kubeconfig=/etc/kubernetes/scheduler.conf', '--config=/etc/kubernetes/scheduler.yaml'),
      ),
    stopped: ['kube-scheduler: open /etc/kubernetes/scheduler.yaml: no such file or directory'],
  },
  {
    title: 'an audit policy that is not mounted',
    edit: (node) => withFlag(node, 'audit-policy-file', '/etc/audit.yaml'),
    stopped: [
      'kube-apiserver: loading audit policy file: failed to read file path "/etc/audit.yaml": open /etc/audit.yaml: no such file or directory',
    ],
  },
  {
    title: 'a folder in place of an audit policy',
    edit: (node) => {
      withFlag(node, 'audit-policy-file');
      node.put(`${PKI}/settings.yaml/keep`, '');
    },
    stopped: [
      `kube-apiserver: loading audit policy file: failed to read file path "${SETTINGS}": read ${SETTINGS}: is a directory`,
    ],
  },
  {
    title: 'a configuration of admission that is not mounted',
    edit: (node) => withFlag(node, 'admission-control-config-file', '/etc/admission.yaml'),
    stopped: [
      'kube-apiserver: failed to apply admission: failed to read plugin config: unable to read admission control configuration from "/etc/admission.yaml" [open /etc/admission.yaml: no such file or directory]',
    ],
  },
  {
    title: 'a kubeconfig of delegated authentication that is not mounted',
    edit: (node) =>
      node.setText(SCHEDULER_MANIFEST, (text) =>
        text.replace(/(--authentication-kubeconfig=)\S+/, '$1/etc/kubernetes/other.conf'),
      ),
    stopped: [
      'kube-scheduler: failed to get delegated authentication kubeconfig: failed to get delegated authentication kubeconfig: stat /etc/kubernetes/other.conf: no such file or directory',
    ],
  },
  {
    title: 'a port that is too high, behind an unknown flag, which is read first',
    edit: (node) =>
      node.setText(SCHEDULER_MANIFEST, (text) =>
        text.replace('- --leader-elect=true', '- --secure-port=70000\n    - --leader-elects=true'),
      ),
    stopped: ['kube-scheduler: unknown flag: --leader-elects'],
  },
  {
    title: 'a port that is too high and a missing kubeconfig, which is read after the flags',
    edit: (node) => {
      node.setText(SCHEDULER_MANIFEST, (text) =>
        text.replace('- --leader-elect=true', '$&\n    - --secure-port=70000'),
      );
      node.put(SCHEDULER_CONF, '');
    },
    stopped: [
      'kube-scheduler: --secure-port 70000 must be between 1 and 65535, inclusive. It cannot be turned off with 0',
    ],
  },
  {
    title: 'an unknown flag and a missing file, which is read after the flags',
    edit: (node) => {
      node.setText(APISERVER_MANIFEST, (text) => text.replace('--etcd-cafile=', '--etcd-ca-file='));
      node.remove(`${PKI}/apiserver.crt`);
    },
    stopped: ['kube-apiserver: unknown flag: --etcd-ca-file'],
  },
  {
    title: 'an expired etcd and a missing pair for kubelets, which is read after kube-apiserver has connected to etcd',
    edit: (node) => {
      node.replaceCertificate(ETCD_SERVER, EXPIRED);
      node.remove(`${PKI}/apiserver-kubelet-client.crt`);
    },
    stopped: [WITHOUT_ETCD],
  },
  {
    title: 'a missing key for tokens, which is read before the flags are checked, and two of these',
    edit: (node) => {
      node.remove(`${PKI}/sa.key`);
      node.replaceFlag('kube-apiserver', 'authorization-mode', 'Foo');
      node.replaceFlag('kube-apiserver', 'secure-port', '70000');
    },
    stopped: [
      'kube-apiserver: failed to parse service-account-issuer-key-file: open /etc/kubernetes/pki/sa.key: no such file or directory',
      'kube-controller-manager: ',
    ],
  },
  {
    title: 'two flags that are checked together',
    edit: (node) => {
      node.replaceFlag('kube-apiserver', 'authorization-mode', 'Foo');
      node.replaceFlag('kube-apiserver', 'service-cluster-ip-range', 'fd00::/108');
    },
    stopped: [
      'kube-apiserver: [authorization-mode "Foo" is not a valid mode, service IP family "fd00::/108" must match public address family "10.0.0.10"]',
    ],
  },
  {
    title: 'a missing key for tokens',
    edit: (node) => node.remove(`${PKI}/sa.key`),
    stopped: [
      'kube-apiserver: failed to parse service-account-issuer-key-file: open /etc/kubernetes/pki/sa.key: no such file or directory',
      'kube-controller-manager: ',
    ],
  },
];

const MEMBERS = [1, 2, 3].map((at) => ({ name: `cp-${at}`, address: `10.0.0.1${at}` }));

/** Three control planes of one cluster, of which some have an expired peer certificate, and some an API server without its certificate. */
async function threeNodes(expired: readonly string[], uncertified: readonly string[] = []): Promise<Report> {
  const files: NodeFiles = new Map();
  for (const [at, { name, address }] of MEMBERS.entries()) {
    const earlier = MEMBERS.slice(0, at).map((one) => `${one.name}=https://${one.address}:2380`);
    const node = await openNode({ ...OPTIONS, nodeName: name, advertiseAddress: address, etcdMembers: earlier });
    if (expired.includes(name)) node.replaceCertificate(ETCD_PEER, EXPIRED);
    if (uncertified.includes(name)) node.remove(`${PKI}/apiserver.crt`);
    for (const [path, content] of node.files) files.set(`${name}/${path}`, content);
  }
  return inspect(files);
}

const whoStops = (report: Report): readonly string[] => stopped(report).map((one) => one.replace(/:.*/s, ''));

/** "client of node" of each connection that fails only because the other end, or its own, does not start. */
const followers = (report: Report): readonly string[] => {
  const labels = new Map(report.nodes.map(({ view }) => [view.id, view.label]));
  return [...followingConnections(report).keys()].map(
    ({ from, to }) => `${from.component} of ${labels.get(from.node ?? '')} to ${labels.get(to.node ?? '')}`,
  );
};

describe('the state of a component', () => {
  for (const { title, edit, stopped: expected } of ROWS) {
    it(`follows from ${title}`, async () => {
      const found =
        typeof edit === 'string'
          ? stopped(await inspect((await faultyNode(edit, OPTIONS)).files))
          : await stoppedAfter(edit);
      assert.deepEqual(found, expected);
    });
  }

  it('is that it starts on a correct node, whether the optional file of the kubelet’s unit is there or not', async () => {
    for (const systemdUnit of [true, false]) {
      const { files } = await openNode({ ...OPTIONS, systemdUnit });
      assert.deepEqual(
        componentStates(await inspect(files)).map(({ end, state }) => [end.component, state]),
        ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet'].map((name) => [
          name,
          'starts',
        ]),
      );
    }
  });

  it('is unknown for a kubelet whose unit needs a file of variables that is not in the workspace', async () => {
    const node = await openNode(OPTIONS);
    node.setText(DROP_IN, (text) => text.replace('=-/etc/default', '=/etc/default'));
    const states = componentStates(await inspect(node.files));
    assert.equal(states.find(({ end }) => end.component === 'kubelet')?.state, 'unknown');
  });

  it('is that etcd and kube-apiserver do not start without a majority of members that accept each other', async () => {
    assert.deepEqual(whoStops(await threeNodes([])), []);
    assert.deepEqual(whoStops(await threeNodes(['cp-2'])), ['etcd of cp-2', 'kube-apiserver of cp-2']);
    assert.deepEqual(
      whoStops(await threeNodes(['cp-2', 'cp-3'])),
      MEMBERS.flatMap(({ name }) => [`etcd of ${name}`, `kube-apiserver of ${name}`]),
    );
  });

  it('is that of one node if only its API server is faulty, or that of two with a faulty member besides', async () => {
    const one = await threeNodes([], ['cp-3']);
    assert.deepEqual(whoStops(one), ['kube-apiserver of cp-3']);
    const both = await threeNodes(['cp-2'], ['cp-3']);
    assert.deepEqual(whoStops(both), ['etcd of cp-2', 'kube-apiserver of cp-2', 'kube-apiserver of cp-3']);
    // Connections to the API server of cp-3 fail by its missing file, which is a separate failure.
    assert.deepEqual(
      followers(both).filter((name) => !name.includes('cp-2')),
      ['kube-apiserver of cp-3 to undefined', 'kube-apiserver of cp-3 to cp-3', 'kube-apiserver of cp-3 to cp-3'],
    );
  });

  it('is drawn on each node of a cluster, with the connections that fail and those that follow', async () => {
    const drawn = (report: Report) => {
      const { frames, edges } = drawGraph(graphSource(report)).picture;
      const boxes = frames.flatMap(({ label, boxes: own }) => own.map((box) => ({ ...box, frame: plainText(label) })));
      const isStopped = (one: (typeof boxes)[number]) => one.state && plainText(one.state.text) === 'does not start';
      const count = (verdict: string) => edges.filter((edge) => edge.verdict === verdict).length;
      return [
        boxes.filter(isStopped).map(({ component, frame }) => `${component} of ${frame}`),
        count('broken') > 0,
        count('follows') > 0,
      ];
    };
    assert.deepEqual(drawn(await threeNodes([])), [[], false, false]);
    assert.deepEqual(drawn(await threeNodes(['cp-2'])), [['kube-apiserver of cp-2', 'etcd of cp-2'], true, true]);
    assert.deepEqual(drawn(await threeNodes([], ['cp-3'])), [['kube-apiserver of cp-3'], true, true]);
    assert.deepEqual(drawn(await threeNodes(['cp-2'], ['cp-3'])), [
      ['kube-apiserver of cp-2', 'etcd of cp-2', 'kube-apiserver of cp-3'],
      true,
      true,
    ]);
  });

  it('is that an etcd without peers does not start with the key of another pair, and all of k3s with it', async () => {
    const files = new Map(await k3s(NOW));
    const tls = 'var/lib/rancher/k3s/server/tls/etcd';
    files.set(`${tls}/server-client.key`, files.get(`${tls}/client.key`) ?? assert.fail());
    const report = await inspect(files);
    const [etcd, ...others] = stopped(report);
    assert.equal(etcd, 'etcd: tls: private key does not match public key');
    // k3s is one process.
    assert.deepEqual(others, ['kube-apiserver: ', 'kube-controller-manager: ', 'kube-scheduler: ', 'kubelet: ']);
    const [[finding, { stops, follows }] = assert.fail()] = consequences(report);
    assert.deepEqual([finding.rule, stops.length, follows.length], ['keys/cert-key-mismatch', 5, 5]);
    const kubectl = follows.find(({ from }) => from.component === 'kubectl');
    const server = kubectl && followingConnections(report).get(kubectl);
    const error = kubectl && server && followingError(kubectl, server);
    assert.match(error ? plainText(error) : '', /127\.0\.0\.1:644[34] was refused/);
  });

  it('is unknown where its etcd is elsewhere', async () => {
    const { files } = await openNode({ ...OPTIONS, externalEtcd: true });
    const states = componentStates(await inspect(files));
    assert.equal(states.find(({ end }) => end.component === 'kube-apiserver')?.state, 'unknown');
  });
});
