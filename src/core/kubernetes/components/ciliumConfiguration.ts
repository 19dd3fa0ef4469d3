import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import type { ComponentDocument, Flag } from '../../model/documents/component.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { phrase } from '../../model/text/text.ts';
import { innerTree } from '../fields/innerTree.ts';
import { flagSpec } from '../flags/flagTable.ts';
import { operatorComponent } from './operatorComponent.ts';

/** The programs of Cilium whose settings are in ConfigMaps, and not in their pods. */
export type ConfiguredByMap = 'cilium-agent' | 'hubble-relay';

/**
 * The ConfigMaps of Cilium's chart by their names (cilium/cilium, install/kubernetes/cilium/templates, cilium-configmap.yaml and
 * hubble-relay/configmap.yaml). `key`: the value with the settings; absent if each value is one.
 */
const MAPS: Readonly<Record<string, { readonly component: ConfiguredByMap; readonly key?: string }>> = {
  'cilium-config': { component: 'cilium-agent' },
  'hubble-relay-config': { component: 'hubble-relay', key: 'config.yaml' },
};

/** Whether only a ConfigMap in the namespace of its pod tells how the program is set up. */
export function isConfiguredByMap(name: string): name is ConfiguredByMap {
  return Object.values(MAPS).some(({ component }) => component === name);
}

/** The names of settings before Cilium 1.13 (hubble-relay/cmd/serve/serve.go). */
const EARLIER: Readonly<Record<string, string>> = {
  'tls-client-cert-file': 'tls-hubble-client-cert-file',
  'tls-client-key-file': 'tls-hubble-client-key-file',
};

/** The settings of a Cilium agent or of Hubble Relay in its ConfigMap, without the mounts of its pod. Undefined for any other object. */
export function readCiliumConfiguration(node: YamlNode, uri: string): ComponentDocument | undefined {
  const name = textAt(node, 'metadata', 'name') ?? '';
  const map = textAt(node, 'kind') === 'ConfigMap' && Object.hasOwn(MAPS, name) ? MAPS[name] : undefined;
  const data = map && childOf(node, 'data');
  if (!map || !data) return undefined;
  const { component, key } = map;
  const text = key === undefined ? undefined : scalarAt(data, key);
  const settings = key === undefined ? data : text && innerTree(text, 'plain');
  const entries = settings?.kind === 'map' ? settings.entries : [];
  const known = entries.flatMap((entry) => knownSetting(component, entry) ?? []);
  if (known.length === 0) return undefined;
  const unreadSources = known.flatMap(({ unread }) => unread ?? []);
  return {
    ...operatorComponent(node, uri, component),
    flags: known.flatMap(({ flag }) => flag ?? []),
    mounts: [],
    ...(unreadSources.length > 0 && { unreadSources }),
  };
}

/** A setting that concerns certificates: as a flag, or as one that is not read. */
function knownSetting(
  component: ConfiguredByMap,
  { key, keySpan, value }: YamlEntry,
): { readonly flag?: Flag; readonly unread?: UnreadSource } | undefined {
  const name = EARLIER[key] ?? key;
  const spec = flagSpec(component, name);
  if (!spec || (value.kind === 'scalar' && value.value === '')) return undefined;
  // A list of files is one bundle.
  const isOne = value.kind === 'scalar' && !(spec.role === 'trustBundle' && /[,\s]/.test(value.value));
  if (!isOne || isTemplated(value.value))
    return { unread: { what: phrase('the value of {word}', { word: key }), flags: [name] } };
  const span = { start: keySpan.start, end: value.span.end };
  return { flag: { name, spelling: key, value: value.value, span, valueSpan: value.contentSpan } };
}
