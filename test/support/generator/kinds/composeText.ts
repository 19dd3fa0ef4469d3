import { Draw } from '../../../fuzz/draw.ts';
import { folderOf } from '../componentFlags.ts';
import type { FlagPair, NodeDraft } from '../nodeDraft.ts';
import { image, word } from '../podText.ts';
import type { ComponentName } from '../roles.ts';
import { etcdVariable } from '../unitText.ts';

const SERVICES: readonly ComponentName[] = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

/** How a compose file writes what it contains. */
interface ComposeStyle {
  /** Files before the Compose Specification state a version. */
  readonly version: string;
  readonly command: 'list' | 'one line' | 'folded' | 'entrypoint';
  readonly volumes: 'short' | 'absolute' | 'long' | 'variable';
  /** etcd is set up by `environment`. */
  readonly etcd: 'flags' | 'map' | 'list';
  /** Containers see the certificates in this folder. */
  readonly folder: string;
}

/** Writes the compose file of the control plane. */
export function putCompose(draft: NodeDraft): void {
  const style = drawStyle(new Draw(draft.design.seed, 5));
  const { definition = '' } = draft.design.layout;
  if (style.volumes === 'variable')
    draft.putAt(`${folderOf(definition)}/.env`, `CLUSTER_DIR=${folderOf(definition)}\n`);
  const services = SERVICES.filter((name) => draft.components.has(name)).flatMap((name) => service(draft, name, style));
  const lines = [
    ...(style.version === '' ? [] : [`version: "${style.version}"`, '']),
    'services:',
    ...services,
    'volumes:',
    '  etcd-data: {}',
  ];
  draft.putAt(definition, `${lines.join('\n')}\n`);
}

function drawStyle(draw: Draw): ComposeStyle {
  const version = draw.pick(['', '', '2', '2.1', '3', '3.8']);
  const volumes = draw.pick(['short', 'short', 'absolute', 'long', 'variable'] as const);
  return {
    version,
    command: draw.pick(['list', 'one line', 'folded', 'entrypoint']),
    // The long form came with 3.2.
    volumes: volumes === 'long' && version !== '' && version !== '3.8' ? 'short' : volumes,
    etcd: draw.pick(['flags', 'flags', 'map', 'list']),
    folder: draw.pick(['/pki', '/etc/kubernetes/pki', '/certs']),
  };
}

function service(draft: NodeDraft, name: ComponentName, style: ComposeStyle): readonly string[] {
  const { flags, mounts } = draft.component(name);
  const { hosts, definition = '' } = draft.design.layout;
  const inContainer = (path: string) => seen(draft, path, style);
  const given = flags.map(([flag, value]): FlagPair => [flag, value.startsWith('/') ? inContainer(value) : value]);
  const isByVariables = name === 'etcd' && style.etcd !== 'flags';
  const isPublic = hosts !== undefined && name === 'kube-apiserver';
  return [
    `  ${name}:`,
    `    image: ${image(draft, name)}`,
    ...(hosts === undefined ? ['    network_mode: host'] : []),
    '    restart: unless-stopped',
    ...commandLines(name, isByVariables ? [] : given, style),
    ...(isByVariables ? environmentLines(given, style) : []),
    ...(isPublic ? ['    ports:', `      - "${draft.design.port}:${draft.design.port}"`] : []),
    '    volumes:',
    ...mounts.flatMap((path) => volumeLines(path, inContainer(path), folderOf(definition), style)),
  ];
}

/** The path at which containers see a path of the host: certificates in the style's folder, kubeconfigs in `/conf`. */
function seen(draft: NodeDraft, path: string, style: ComposeStyle): string {
  const pki = folderOf(draft.path('ca'));
  if (path === pki || path.startsWith(`${pki}/`)) return `${style.folder}${path.slice(pki.length)}`;
  const conf = `${folderOf(draft.design.layout.definition ?? '')}/conf/`;
  return path.startsWith(conf) ? `/conf/${path.slice(conf.length)}` : path;
}

function commandLines(name: ComponentName, flags: readonly FlagPair[], { command }: ComposeStyle): readonly string[] {
  const words = flags.map(word);
  const asLists = ['    command:', ...[name, ...words].map((item) => `      - ${JSON.stringify(item)}`)];
  if (command === 'one line') return [`    command: ${[name, ...words.map(quoted)].join(' ')}`];
  if (command === 'folded') return ['    command: >-', ...[name, ...words.map(quoted)].map((item) => `      ${item}`)];
  if (command === 'list' || words.length === 0) return asLists;
  return [`    entrypoint: ["${name}"]`, '    command:', ...words.map((item) => `      - ${item}`)];
}

/** Compose splits one text as a shell does. */
const quoted = (text: string): string => (text.includes('*') ? `'${text}'` : text);

function environmentLines(flags: readonly FlagPair[], { etcd }: ComposeStyle): readonly string[] {
  const lines = flags.map(([flag, value]) =>
    etcd === 'map' ? `      ${etcdVariable(flag)}: ${JSON.stringify(value)}` : `      - ${etcdVariable(flag)}=${value}`,
  );
  return ['    environment:', ...lines];
}

function volumeLines(host: string, container: string, base: string, { volumes }: ComposeStyle): readonly string[] {
  if (host === '/var/lib/etcd') return [`      - etcd-data:${container}`];
  const isBelow = host.startsWith(`${base}/`);
  const relative = isBelow ? `.${host.slice(base.length)}` : host;
  if (volumes === 'long')
    return [
      '      - type: bind',
      `        source: ${relative}`,
      `        target: ${container}`,
      '        read_only: true',
    ];
  const variable = isBelow ? `\${CLUSTER_DIR}${host.slice(base.length)}` : host;
  const source = volumes === 'absolute' ? host : volumes === 'variable' ? variable : relative;
  return [`      - ${source}:${container}:ro`];
}
