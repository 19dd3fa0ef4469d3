import { urlHost } from '../ipAddress.ts';
import { folderOf } from './componentFlags.ts';
import type { ComponentDraft, FlagPair, NodeDraft } from './nodeDraft.ts';
import { registryOf } from './release.ts';
import type { ComponentName } from './roles.ts';
import type { PodStyle } from './style.ts';

interface Probe {
  readonly kind: string;
  readonly path: string;
  readonly host: string;
  readonly port: number;
  readonly scheme: 'HTTP' | 'HTTPS';
}

/** The manifest of a component in the node's style. */
export function podText(draft: NodeDraft, name: ComponentName): string {
  const component = draft.component(name);
  const { design } = draft;
  const { style } = design;
  const flags = component.flags.map(([flag, value]): FlagPair => [flag, inContainer(draft, value)]);
  const mounts = mountsOf(draft, component);
  const sidecar = style.sidecar && name === 'kube-apiserver' ? SIDECAR : [];
  const isJson = style.pod === 'json';
  if (isJson) return jsonText(draft, name, flags, mounts);
  return `${[
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    ...annotation(draft, name),
    '  labels:',
    `    component: ${name}`,
    '    tier: control-plane',
    `  name: ${name}`,
    '  namespace: kube-system',
    'spec:',
    '  containers:',
    ...(design.seed % 2 === 0 ? sidecar : []),
    ...commandLines(program(draft, name), flags, style.pod),
    `    image: ${image(draft, name)}`,
    '    imagePullPolicy: IfNotPresent',
    `    name: ${name}`,
    ...probes(draft, name).flatMap(probeLines),
    '    resources:',
    '      requests:',
    '        cpu: 100m',
    '    volumeMounts:',
    ...mounts.map(({ container }, at) => `    - {mountPath: ${container}, name: v${at}, readOnly: true}`),
    ...(design.seed % 2 === 1 ? sidecar : []),
    '  hostNetwork: true',
    '  priorityClassName: system-node-critical',
    '  volumes:',
    ...mounts.flatMap(({ host, type }, at) => [
      '  - hostPath:',
      `      path: ${host}`,
      `      type: ${type}`,
      `    name: v${at}`,
    ]),
    'status: {}',
  ].join('\n')}\n`;
}

/** A second container, with a port and probes that are not the component's. */
const SIDECAR: readonly string[] = [
  '  - command:',
  '    - /bin/exporter',
  '    - --listen=127.0.0.1:9912',
  '    image: registry.example.com/tools/exporter:v0.4.1',
  '    name: exporter',
  '    ports:',
  '    - {containerPort: 9912, name: metrics}',
  '    livenessProbe:',
  '      httpGet: {host: 127.0.0.1, path: /healthz, port: 9912, scheme: HTTP}',
];

interface Mount {
  readonly host: string;
  readonly container: string;
  readonly type: string;
}

function mountsOf(draft: NodeDraft, component: ComponentDraft): readonly Mount[] {
  const { style } = draft.design;
  const named = [...component.flags, ...(component.settings ?? [])].flatMap(([, value]) =>
    value.startsWith('/') ? [value] : [],
  );
  const isFile = (path: string) => named.includes(path);
  const paths = style.singleMounts
    ? [...new Set([...named, ...component.mounts.filter((path) => path === '/var/lib/etcd')])]
    : component.mounts;
  return paths.map((host) => ({
    host,
    container: inContainer(draft, host),
    type:
      isFile(host) && host !== '/var/lib/etcd' ? (style.singleMounts ? 'File' : 'FileOrCreate') : 'DirectoryOrCreate',
  }));
}

/** A remounted pod sees the PKI below another folder. */
function inContainer(draft: NodeDraft, value: string): string {
  if (!draft.design.style.remounted) return value;
  const pki = folderOf(draft.path('ca'));
  return value === pki || value.startsWith(`${pki}/`) ? `/run/pki${value.slice(pki.length)}` : value;
}

/** The words that start a component. */
export function program({ design }: NodeDraft, name: ComponentName): readonly string[] {
  const hasHyperkube =
    design.release.minor < 19 && design.style.hyperkube && name !== 'etcd' && design.layout.name === 'pods';
  return hasHyperkube ? ['/hyperkube', name] : [name];
}

/** The image of a component at the node's release. */
export function image(draft: NodeDraft, name: ComponentName): string {
  const { release, layout } = draft.design;
  const registry = layout.name === 'rke2' ? 'index.docker.io/rancher' : registryOf(release);
  if (name === 'etcd') return `${registry}/etcd:${release.etcd}`;
  return program(draft, name).length > 1
    ? `${registry}/hyperkube:${release.version}`
    : `${registry}/${name}:${release.version}`;
}

function annotation({ design }: NodeDraft, name: ComponentName): string[] {
  if (design.layout.runs !== 'kubeadm' || design.release.minor < 18) return [];
  const host = urlHost(design.address);
  const text = {
    etcd: `kubeadm.kubernetes.io/etcd.advertise-client-urls: https://${host}:2379`,
    'kube-apiserver': `kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint: '${host}:${design.port}'`,
  }[name as string];
  return text === undefined ? [] : ['  annotations:', `    ${text}`];
}

/** kubeadm's probes at the release; 1.16 asks the plain ports of that time. */
function probes({ design }: NodeDraft, name: ComponentName): readonly Probe[] {
  const { minor } = design.release;
  const loopback = design.address.includes(':') ? '::1' : '127.0.0.1';
  const kinds = minor < 18 ? ['liveness'] : minor < 20 ? ['liveness', 'startup'] : ['liveness', 'startup', 'readiness'];
  const of = (path: string, host: string, port: number, scheme: 'HTTP' | 'HTTPS', some = kinds) =>
    some.map((kind): Probe => ({ kind, path, host, port, scheme }));
  const own = kinds.filter((kind) => kind !== 'readiness');
  if (name === 'kube-apiserver') return of(minor < 18 ? '/healthz' : '/livez', design.address, design.port, 'HTTPS');
  if (name === 'etcd') return of(minor < 34 ? '/health?serializable=true' : '/readyz', loopback, 2381, 'HTTP', own);
  const plain = name === 'kube-scheduler' ? 10251 : 10252;
  if (minor < 17) return of('/healthz', '127.0.0.1', plain, 'HTTP', own);
  return of('/healthz', '127.0.0.1', name === 'kube-scheduler' ? 10259 : 10257, 'HTTPS', own);
}

const probeLines = ({ kind, path, host, port, scheme }: Probe): readonly string[] => [
  `    ${kind}Probe:`,
  '      failureThreshold: 8',
  '      httpGet:',
  `        host: ${host}`,
  `        path: ${path}`,
  `        port: ${port}`,
  `        scheme: ${scheme}`,
  '      periodSeconds: 10',
];

/** A flag as one word. */
export const word = ([flag, value]: FlagPair): string => `--${flag}=${value}`;

/** The lines of a container from its dash to the end of its command. */
export function commandLines(words: readonly string[], flags: readonly FlagPair[], style: PodStyle): readonly string[] {
  const [first = '', ...more] = words;
  const items = (list: readonly string[], quote = '') => list.map((item) => `    - ${quote}${item}${quote}`);
  const plain = [...words, ...flags.map(word)];
  if (style === 'two items') {
    const isSwitch = (value: string) => value === 'true' || value === 'false';
    const split = flags.flatMap((pair) => (isSwitch(pair[1]) ? [word(pair)] : [`--${pair[0]}`, pair[1]]));
    return ['  - command:', ...items([first, ...more]), ...split.map((item) => `    - ${JSON.stringify(item)}`)];
  }
  if (style === 'command and args') return ['  - command:', ...items(words), '    args:', ...items(flags.map(word))];
  if (style === 'single quotes') return ['  - command:', ...items(plain, "'")];
  if (style === 'double quotes') return ['  - command:', ...items(plain, '"')];
  if (style === 'flow list') return [`  - command: [${plain.map((item) => JSON.stringify(item)).join(', ')}]`];
  if (style === 'go-runner') {
    return ['  - command:', ...items(['/go-runner', '--log-file=/var/log/component.log', '--also-stdout', ...plain])];
  }
  if (style === 'shell block') {
    const lines = [
      `exec ${words.join(' ')} \\`,
      ...flags.map((pair, at) => `  ${shellWord(pair)}${at + 1 < flags.length ? ' \\' : ''}`),
    ];
    return ['  - command:', '    - /bin/sh', '    - -c', '    - |', ...lines.map((line) => `      ${line}`)];
  }
  if (style === 'folded') {
    return [
      '  - command:',
      '    - /bin/sh',
      '    - -ec',
      '    - >-',
      ...[words.join(' '), ...flags.map(shellWord)].map((line) => `      ${line}`),
    ];
  }
  if (style === 'shell string') {
    const command = [...words, ...flags.map(shellWord)].join(' ');
    return ['  - command:', '    - sh', '    - -c', `    - ${JSON.stringify(command)}`];
  }
  return ['  - command:', ...items(plain)];
}

const shellWord = ([flag, value]: FlagPair): string =>
  value.includes('*') ? `--${flag}='${value}'` : `--${flag}=${value}`;

function jsonText(draft: NodeDraft, name: ComponentName, flags: readonly FlagPair[], mounts: readonly Mount[]): string {
  const volumeMounts = mounts.map(({ container }, at) => ({ name: `v${at}`, mountPath: container, readOnly: true }));
  const volumes = mounts.map(({ host, type }, at) => ({ name: `v${at}`, hostPath: { path: host, type } }));
  const command = [...program(draft, name), ...flags.map(word)];
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'kube-system' },
      spec: { hostNetwork: true, containers: [{ name, image: image(draft, name), command, volumeMounts }], volumes },
    },
    undefined,
    2,
  )}\n`;
}
