import type { Span } from '../text/span.ts';
import { childOf, entryOf, textAt } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { ComponentDocument, Flag } from './documents.ts';
import { flagSpecs } from './flagTable.ts';
import { oddFields } from './oddFields.ts';

const FIELDS = flagSpecs('kubelet').flatMap(({ field }) => field ?? []);

export function isKubeletConfiguration(root: YamlNode): boolean {
  const version = textAt(root, 'apiVersion') ?? '';
  return textAt(root, 'kind') === 'KubeletConfiguration' && version.startsWith('kubelet.config.k8s.io/');
}

/** A KubeletConfiguration with its fields under the names of the flags that mean the same. */
export function readKubeletConfiguration(root: YamlNode, span: Span, uri: string): ComponentDocument {
  const flags: Flag[] = [];
  for (const { name, field } of flagSpecs('kubelet')) {
    const flag = field === undefined ? undefined : fieldFlag(root, name, field);
    if (flag !== undefined) flags.push(flag);
  }
  const kind = entryOf(root, 'kind');
  return {
    kind: 'component',
    uri,
    component: 'kubelet',
    source: 'kubeletConfiguration',
    span,
    commandSpan: kind === undefined ? root.span : { start: kind.keySpan.start, end: kind.value.span.end },
    flags: flags.sort((one, other) => one.span.start - other.span.start),
    oddFields: oddFields(root, FIELDS),
  };
}

function fieldFlag(root: YamlNode, name: string, field: string): Flag | undefined {
  const steps = field.split('.');
  const entry = entryOf(childOf(root, ...steps.slice(0, -1)), steps.at(-1) ?? '');
  const value = entry === undefined ? undefined : flagValue(entry.value);
  if (entry === undefined || value === undefined) return undefined;
  const valueSpan = entry.value.kind === 'scalar' ? entry.value.contentSpan : entry.value.span;
  return { name, spelling: field, value, span: { start: entry.keySpan.start, end: entry.value.span.end }, valueSpan };
}

/** As a flag would spell it: booleans as true or false, lists joined by commas; undefined for null and maps. */
function flagValue(node: YamlNode): string | undefined {
  if (node.kind === 'map') return undefined;
  if (node.kind === 'seq') return node.items.map((item) => flagValue(item) ?? '').join(',');
  return node.typed === undefined ? undefined : typeof node.typed === 'boolean' ? String(node.typed) : node.value;
}
