import { folderOf, kubeconfig } from './componentFlags.ts';
import type { FlagPair, NodeDraft } from './nodeDraft.ts';
import type { ComponentName } from './roles.ts';

const UNITS = '/etc/systemd/system';

/** Writes the unit of a component in the node's style, with the environment file that the style asks for. */
export function putUnit(draft: NodeDraft, name: ComponentName): void {
  if (name === 'etcd' && draft.design.style.etcd !== 'flags') putEtcd(draft, `${draft.design.layout.binaries}/${name}`);
  else draft.putAt(`${UNITS}/${name}.service`, unitOf(draft, name));
}

function unitOf(draft: NodeDraft, name: ComponentName): string {
  const { flags } = draft.component(name);
  const binary = `${draft.design.layout.binaries}/${name}`;
  const words = flags.map(([flag, value]) => `--${flag}=${value}`);
  const continued = (list: readonly string[]) => list.join(' \\\n  ');
  const file = environmentFile(draft, name);
  switch (draft.design.style.unit) {
    case 'one line':
      return unitLines(name, [binary, ...words].join(' '));
    case 'two words':
      return unitLines(name, continued([binary, ...flags.map(asTwoWords)]));
    case 'environment':
      return unitLines(name, `${binary} $OPTS`, [`Environment="OPTS=${words.join(' ')}"`]);
    case 'environment file': {
      const variable = `${name.toUpperCase().replace(/-/g, '_')}_OPTS`;
      draft.putAt(file, `${variable}="${continued(words)}"\n`);
      return unitLines(name, `${binary} $${variable}`, [`EnvironmentFile=-${file}`]);
    }
    case 'several variables': {
      const middle = Math.ceil(words.length / 2);
      const variables = [`KUBE_A="${words.slice(0, middle).join(' ')}"`, `KUBE_B="${words.slice(middle).join(' ')}"`];
      draft.putAt(file, `# flags of ${name}\nKUBE_LOGTOSTDERR=""\n${variables.join('\n')}\n`);
      return unitLines(name, continued([binary, '$KUBE_LOGTOSTDERR', '$KUBE_A', '$KUBE_B']), [
        `EnvironmentFile=${file}`,
      ]);
    }
    case 'continued':
      return unitLines(name, continued([binary, ...words]));
  }
}

/** Host path of the file in which a component's flags stand. */
export function flagsFile(draft: NodeDraft, name: ComponentName): string {
  const { runs } = draft.design.layout;
  const { unit, etcd } = draft.design.style;
  const { definition } = draft.design.layout;
  if (definition !== undefined) return definition;
  if (name === 'etcd' && etcd === 'configuration') return etcdFile(draft, 'yaml');
  if (name === 'etcd' && etcd === 'variables' && runs !== 'pods') return etcdFile(draft, 'env');
  if (runs === 'units') {
    return unit === 'environment file' || unit === 'several variables'
      ? environmentFile(draft, name)
      : `${UNITS}/${name}.service`;
  }
  return `${manifestFolder(draft)}/${name}.${draft.design.style.pod === 'json' ? 'json' : 'yaml'}`;
}

/** The directory of static pods. */
export const manifestFolder = ({ design }: NodeDraft): string =>
  design.layout.name === 'rke2' ? '/var/lib/rancher/rke2/agent/pod-manifests' : '/etc/kubernetes/manifests';

/** A file next to the kubeconfigs of an installation by hand, whose names do not clash with it. */
function environmentFile(draft: NodeDraft, name: ComponentName): string {
  const { layout, seed } = draft.design;
  if (layout.runs !== 'units') return `/etc/sysconfig/${name}`;
  return `${folderOf(kubeconfig(draft, 'scheduler'))}/${name}.${seed % 2 === 0 ? 'conf' : 'env'}`;
}

function asTwoWords([flag, value]: FlagPair): string {
  return value === 'true' || value === 'false' ? `--${flag}=${value}` : `--${flag} ${value}`;
}

function etcdFile({ design }: NodeDraft, ending: 'yaml' | 'env'): string {
  const { name } = design.layout;
  if (name === 'k3s' || name === 'rke2') return `/var/lib/rancher/${name}/server/db/etcd/config`;
  if (name === 'kubespray') return '/etc/etcd.env';
  return ending === 'yaml'
    ? '/etc/etcd/etcd.config.yml'
    : design.seed % 2 === 0
      ? '/etc/etcd/etcd.conf'
      : '/opt/etcd/cfg/etcd.conf';
}

/** etcd set up by variables or by its configuration file. */
function putEtcd(draft: NodeDraft, binary: string): void {
  const isFile = draft.design.style.etcd === 'configuration';
  const path = etcdFile(draft, isFile ? 'yaml' : 'env');
  putEtcdSettings(draft);
  const command = isFile ? `${binary} --config-file=${path}` : binary;
  draft.putAt(
    `${UNITS}/etcd.service`,
    unitLines('etcd', command, isFile ? ['Type=notify'] : ['Type=notify', `EnvironmentFile=${path}`]),
  );
}

/** The configuration file or the file of variables alone. */
export function putEtcdSettings(draft: NodeDraft): void {
  const { flags } = draft.component('etcd');
  const isFile = draft.design.style.etcd === 'configuration';
  draft.putAt(etcdFile(draft, isFile ? 'yaml' : 'env'), isFile ? etcdConfigText(flags) : variableText(flags));
}

/** Each flag by its variable. */
export const variableText = (flags: readonly FlagPair[]): string =>
  `#[member]\n${flags.map(([flag, value]) => `${etcdVariable(flag)}=${JSON.stringify(value)}\n`).join('')}`;

/** The variable of a flag of etcd. */
export const etcdVariable = (flag: string): string => `ETCD_${flag.toUpperCase().replace(/-/g, '_')}`;

const TRANSPORT = new Set(['cert-file', 'key-file', 'trusted-ca-file', 'client-cert-auth']);

function etcdConfigText(flags: readonly FlagPair[]): string {
  const group = (title: string, prefix: string) => {
    const own = flags.filter(([flag]) => flag.startsWith(prefix) && TRANSPORT.has(flag.slice(prefix.length)));
    return [`${title}:`, ...own.map(([flag, value]) => `  ${flag.slice(prefix.length)}: ${scalar(value)}`)];
  };
  const others = flags.filter(([flag]) => !TRANSPORT.has(flag.replace(/^peer-/, '')));
  return `${[
    ...others.map(([flag, value]) => `${flag}: ${scalar(value)}`),
    ...group('client-transport-security', ''),
    ...group('peer-transport-security', 'peer-'),
  ].join('\n')}\n`;
}

const scalar = (value: string): string => (/^(true|false|\d+)$/.test(value) ? value : JSON.stringify(value));

function unitLines(name: string, command: string, service: readonly string[] = []): string {
  return `${[
    '[Unit]',
    `Description=${name}`,
    'After=network.target',
    '',
    '[Service]',
    ...service,
    `ExecStart=${command}`,
    'Restart=on-failure',
    'LimitNOFILE=65536',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ].join('\n')}\n`;
}
