import { childOf, entryOf } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Flag } from '../../model/documents/component.ts';

/** A field of a configuration file, such as "authentication.x509.clientCAFile", as the flag that means the same; undefined if it is not set. */
export function fieldFlag(root: YamlNode, name: string, field: string): Flag | undefined {
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
