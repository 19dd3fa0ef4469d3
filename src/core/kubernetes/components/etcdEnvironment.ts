import { entryOf, itemsAt, scalarAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Flag, UnreadSource } from '../../model/documents/component.ts';
import { phrase } from '../../model/text/text.ts';
import type { ContainerVariables } from './containerVariables.ts';

/** The flag that a variable of etcd's stands for; undefined for any other variable. */
export function etcdFlagName(variable: string): string | undefined {
  return /^ETCD_([A-Z0-9_]+)$/.exec(variable)?.[1]?.toLowerCase().replaceAll('_', '-');
}

/** etcd's flags set by variables: ETCD_CERT_FILE is `--cert-file` (etcd.io, "Configuration options"). */
export function etcdEnvironment(container: YamlNode, variables: ContainerVariables): readonly Flag[] {
  const flags: Flag[] = [];
  for (const variable of itemsAt(container, 'env')) {
    const spelling = scalarAt(variable, 'name')?.value ?? '';
    const name = etcdFlagName(spelling);
    const value = entryOf(variable, 'value')?.value;
    if (name === undefined || value?.kind !== 'scalar') continue;
    flags.push({
      name,
      spelling,
      value: variables.get(spelling) ?? value.value,
      span: variable.span,
      valueSpan: value.contentSpan,
    });
  }
  return flags;
}

/** Variables that come from objects of the cluster. */
export function unreadEnvironment(container: YamlNode): readonly UnreadSource[] {
  const single = itemsAt(container, 'env').flatMap((variable): readonly UnreadSource[] => {
    const spelling = scalarAt(variable, 'name')?.value ?? '';
    const flag = etcdFlagName(spelling);
    if (flag === undefined || entryOf(variable, 'value')) return [];
    return [{ what: phrase('the variable {name}', { name: spelling }), flags: [flag] }];
  });
  const whole = itemsAt(container, 'envFrom').length > 0 ? [{ what: phrase('the variables from envFrom') }] : [];
  return [...single, ...whole];
}
