import { childOf, textAt } from '../../formats/yaml/access.ts';
import type { YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { Span } from '../../model/source/span.ts';
import { flagSpecs } from '../flags/flagTable.ts';
import { fieldFlag } from './configurationFlags.ts';

/** The two groups of the file; their fields are the flags without `peer-` (etcd, embed.securityConfig, etcd.conf.yml.sample). */
const CLIENT = 'client-transport-security';
const PEER = 'peer-transport-security';

const SECURITY =
  /^(peer-)?(cert-file|key-file|client-cert-file|client-key-file|client-cert-auth|trusted-ca-file|auto-tls)$/;

/** Fields whose name follows no rule. */
const OTHER: Readonly<Record<string, string>> = {
  'client-cert-allowed-hostname': `${CLIENT}.allowed-hostname`,
  'peer-cert-allowed-cn': `${PEER}.allowed-cn`,
  'peer-cert-allowed-hostname': `${PEER}.allowed-hostname`,
};

/** By content: YAML of no kind with one of the groups, or with where etcd listens. */
export function isEtcdConfiguration(written: YamlNode): boolean {
  const root = withFieldKeys(written);
  if (root.kind !== 'map' || textAt(root, 'kind') !== undefined) return false;
  if ([CLIENT, PEER].some((group) => childOf(root, group)?.kind === 'map')) return true;
  return textAt(root, 'listen-client-urls') !== undefined && textAt(root, 'advertise-client-urls') !== undefined;
}

/** The files that etcd's `--config-file` names, under the names of the flags with the same meaning (etcd, "Configuration file"). */
export function readEtcdConfiguration(written: YamlNode, span: Span, uri: string): ComponentDocument {
  const root = withFieldKeys(written);
  const flags = flagSpecs('etcd')
    .flatMap(({ name }): readonly Flag[] => {
      const flag = name === 'config-file' ? undefined : fieldFlag(root, name, fieldOf(name));
      return flag ? [flag] : [];
    })
    .sort((one, other) => one.span.start - other.span.start);
  const commandSpan = flags[0]?.span ?? span;
  return { kind: 'component', uri, component: 'etcd', source: 'etcdConfiguration', span, commandSpan, flags };
}

/** The keys of the fields in lower case: etcd decodes them in any (embed.ConfigFromFile, by encoding/json), and an exact one after the others. */
function withFieldKeys(root: YamlNode): YamlNode {
  if (root.kind !== 'map') return root;
  const entries = root.entries.map((entry, _, all) => inLowerCase(entry, all));
  return {
    ...root,
    entries: entries.map((entry) => {
      const { key, value } = entry;
      if (value.kind !== 'map' || (key !== CLIENT && key !== PEER)) return entry;
      return { ...entry, value: { ...value, entries: value.entries.map((one, _, all) => inLowerCase(one, all)) } };
    }),
  };
}

function inLowerCase(entry: YamlEntry, all: readonly YamlEntry[]): YamlEntry {
  const key = entry.key.toLowerCase();
  return key === entry.key || key === 'kind' || all.some((other) => other.key === key) ? entry : { ...entry, key };
}

function fieldOf(flag: string): string {
  const [, peer, name] = SECURITY.exec(flag) ?? [];
  if (name === undefined) return OTHER[flag] ?? flag;
  return `${peer ? PEER : CLIENT}.${name}`;
}
