import type { Draw } from '../draw.ts';
import type { Input } from '../kind.ts';
import { mutateText } from '../mutate/text.ts';

/**
 * A small tree as an input: what an entry is, a blank, and its path with a character for each octet; the content of a file, or what a
 * link says. "{outside}" and "{folder}" stand for where the two lie.
 */
export type EntryKind = 'file' | 'link' | 'pipe';

const FOLDERS = [
  ...['', '', '', ''],
  'd/',
  'e/d/',
  '.kube/',
  'etc/kubernetes/',
  'etc/kubernetes/pki/',
  'etc/kubernetes/pki/etcd/',
  'etc/kubernetes/manifests/',
  'etc/systemd/system/',
  'var/lib/kubelet/pki/',
];

const NAMES = [
  ...['a.crt', 'b.pem', 'c.key', 'ca.crt', 'admin.conf', 'config', 'kube-apiserver.yaml', 'kubelet.service', 'x.env'],
  ...['d', 'd', 'd', 'e', 'e', 'manifests', 'pki', '.kube', 'kubelet-client-current.pem', '..data'],
  // Not UTF-8, and in part.
  ...['caf\xe9.crt', '\xff', '\xc3\xa9.crt', '\xf0\x9f\x98.conf'],
];

/** Below the folder outside, what lies there; and a few ways of writing it. */
const OUTSIDE = [
  '',
  'd',
  'manifests',
  'd/..',
  'a.crt',
  'd/a.crt',
  'd/../c.key',
  'manifests/kube-apiserver.yaml',
  'config',
];
const SYSTEM = [
  '/proc',
  '/proc/self',
  '/proc/self/environ',
  '/proc/kmsg',
  '/proc/self/root',
  '/proc/self/cwd',
  '/proc/self/fd/0',
];
const DEVICES = ['/dev', '/dev/zero', '/dev/stdin', '/dev/null', '/', '//', '/etc', '/sys/kernel'];
const STEPS = ['..', '..', '.', '', 'outside', 'folder', 'self', 'environ', 'd', 'e', 'a.crt', 'config'];

/** Links to links, out of the folder, in circles, and to what is no file; and files that name what may lie behind them. */
export function drawTree(texts: readonly string[], draw: Draw): Input {
  const entries = new Map<string, Uint8Array>();
  const paths: string[] = [];
  for (let count = 4 + draw.small(16); count > 0; count--) {
    const kind = drawKindOf(draw);
    const path = draw.pick(FOLDERS) + draw.pick(NAMES);
    const aim = () => target(path, paths, draw);
    entries.set(`${kind} ${path}`, contentOf(kind, aim, texts, draw));
    paths.push(path);
  }
  return [...entries];
}

function drawKindOf(draw: Draw): EntryKind {
  if (draw.chance(12)) return 'pipe';
  return draw.chance(4) ? 'file' : 'link';
}

function contentOf(kind: EntryKind, aim: () => string, texts: readonly string[], draw: Draw): Uint8Array {
  if (kind === 'pipe') return new Uint8Array();
  if (kind === 'link') return Buffer.from(aim(), 'latin1');
  const text = draw.pick([...texts, ...NAMING]).replaceAll('{target}', aim);
  return new TextEncoder().encode(draw.chance(4) ? mutateText(text, draw) : text);
}

/** The target of an entry; often to or through another one. */
function target(from: string, others: readonly string[], draw: Draw): string {
  const up = '../'.repeat(from.split('/').length - 1);
  const other = others.length > 0 ? draw.pick(others) : 'd';
  switch (draw.below(9)) {
    case 0:
      return `{outside}/${draw.pick(OUTSIDE)}`;
    case 1:
      return `${up}../outside/${draw.pick(OUTSIDE)}`;
    case 2:
      return up + other;
    case 3:
      return `{folder}/${other}`;
    case 4:
    case 5:
      return `${up}${other}/${draw.pick(OUTSIDE)}`;
    case 6:
      return draw.pick(SYSTEM);
    case 7:
      return draw.pick(DEVICES);
    default:
      return up + Array.from({ length: 1 + draw.small(5) }, () => draw.pick(STEPS)).join('/');
  }
}

/** Files that name others. */
const NAMING = [
  `apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: "https://10.0.0.1:6443", certificate-authority: "{target}"}}]
users: [{name: u, user: {client-certificate: "{target}", client-key: "{target}", tokenFile: "{target}"}}]
contexts: [{name: x, context: {cluster: c, user: u}}]
current-context: x
`,
  `apiVersion: v1
kind: Pod
metadata: {name: kube-apiserver}
spec:
  containers:
  - name: kube-apiserver
    command: [kube-apiserver, "--client-ca-file={target}", "--tls-cert-file={target}", "--tls-private-key-file={target}"]
    volumeMounts: [{name: pki, mountPath: /etc/kubernetes/pki}]
  volumes: [{name: pki, hostPath: {path: "{target}"}}]
`,
  `[Service]
EnvironmentFile=-{target}
ExecStart=/usr/bin/kubelet --kubeconfig={target} --config={target}
`,
  `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
staticPodPath: "{target}"
authentication: {x509: {clientCAFile: "{target}"}}
`,
];
