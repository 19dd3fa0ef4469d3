import { entryOf, itemsAt, scalarAt } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { Flag } from './documents.ts';

/** etcd's flags set by variables: ETCD_CERT_FILE is `--cert-file` (etcd.io, "Configuration options"). */
export function etcdEnvironment(container: YamlNode): readonly Flag[] {
  const flags: Flag[] = [];
  for (const variable of itemsAt(container, 'env')) {
    const spelling = scalarAt(variable, 'name')?.value ?? '';
    const match = /^ETCD_([A-Z0-9_]+)$/.exec(spelling);
    const value = entryOf(variable, 'value')?.value;
    if (match === null || value?.kind !== 'scalar') continue;
    flags.push({
      name: (match[1] ?? '').toLowerCase().replaceAll('_', '-'),
      spelling,
      value: value.value,
      span: variable.span,
      valueSpan: value.contentSpan,
    });
  }
  return flags;
}
