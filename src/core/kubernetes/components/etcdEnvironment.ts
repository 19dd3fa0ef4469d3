import { entryOf, itemsAt, scalarAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { phrase } from '../../model/text/text.ts';
import type { CommandWord } from './commandWords.ts';
import type { ContainerVariables } from './containerVariables.ts';

/**
 * The programs that take their flags from variables too: ETCD_CERT_FILE is `--cert-file` of etcd, ETCDCTL_CERT `--cert` of etcdctl, and
 * FLANNELD_ETCD_CAFILE `--etcd-cafile` of flanneld (flannel-io/flannel, Documentation/configuration.md).
 */
const PREFIXES = { etcd: 'ETCD_', etcdctl: 'ETCDCTL_', flanneld: 'FLANNELD_' } as const;

export type EtcdProgram = keyof typeof PREFIXES;

export function isEtcdProgram(name: string): name is EtcdProgram {
  return Object.hasOwn(PREFIXES, name);
}

/** The flag of the program that a variable stands for (etcd.io, "Configuration options"); undefined for any other variable. */
export function etcdFlagName(variable: string, program: EtcdProgram = 'etcd'): string | undefined {
  const prefix = PREFIXES[program];
  const name = variable.startsWith(prefix) ? variable.slice(prefix.length) : '';
  return /^[A-Z0-9_]+$/.test(name) ? name.toLowerCase().replaceAll('_', '-') : undefined;
}

/** The flag that a word such as "ETCD_CERT_FILE=/etc/etcd.pem" sets; undefined for any other word. */
export function assignedFlag(word: CommandWord, program: EtcdProgram = 'etcd'): Flag | undefined {
  const { text, uri } = word;
  const at = text.indexOf('=');
  const spelling = text.slice(0, Math.max(0, at));
  const name = etcdFlagName(spelling, program);
  if (name === undefined) return undefined;
  const [span, valueSpan] = [word.spanOf(0, text.length), word.spanOf(at + 1, text.length)];
  return { name, spelling, value: text.slice(at + 1), span, valueSpan, uri };
}

/** The program's flags that a container's variables set. */
export function etcdEnvironment(
  container: YamlNode,
  variables: ContainerVariables,
  program: EtcdProgram,
): readonly Flag[] {
  const flags: Flag[] = [];
  for (const variable of itemsAt(container, 'env')) {
    const spelling = scalarAt(variable, 'name')?.value ?? '';
    const name = etcdFlagName(spelling, program);
    const own = entryOf(variable, 'value')?.value;
    const value = variables.get(spelling) ?? (own?.kind === 'scalar' ? own.value : undefined);
    if (name === undefined || value === undefined) continue;
    const { span } = variable;
    flags.push({ name, spelling, value, span, valueSpan: own?.kind === 'scalar' ? own.contentSpan : span });
  }
  return flags;
}

/** Variables that come from objects of the cluster. */
export function unreadEnvironment(
  container: YamlNode,
  variables: ContainerVariables,
  program: EtcdProgram,
): readonly UnreadSource[] {
  const single = itemsAt(container, 'env').flatMap((variable): readonly UnreadSource[] => {
    const spelling = scalarAt(variable, 'name')?.value ?? '';
    const flag = etcdFlagName(spelling, program);
    if (flag === undefined || entryOf(variable, 'value') || variables.get(spelling) !== undefined) return [];
    return [{ what: phrase('the variable {name}', { name: spelling }), flags: [flag] }];
  });
  const whole =
    itemsAt(container, 'envFrom').length > 0
      ? [{ what: phrase('the variables from envFrom'), addsNoWords: true as const }]
      : [];
  return [...single, ...whole];
}
