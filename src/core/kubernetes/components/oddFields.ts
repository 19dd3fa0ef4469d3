import type { YamlNode } from '../../formats/yaml/node.ts';
import type { OddField } from '../../model/documents/component.ts';
import type { Span } from '../../model/source/span.ts';
import { isNear } from '../values/editDistance.ts';

/** A slip of the finger: one or two characters, in a name that is long enough to be recognised. */
const MAX_SLIPS = 2;

const MIN_LENGTH = 8;

/** The keys of a tree that stand there twice, and those that are almost one of the fields, which are dotted paths. */
export function oddFields(root: YamlNode, fields: readonly string[]): readonly OddField[] {
  const odd: OddField[] = [];
  const visit = (node: YamlNode, path: string): void => {
    if (node.kind !== 'map') return;
    const expected = childNames(fields, path);
    const present = new Map<string, Span>();
    for (const { key, keySpan, value } of node.entries) {
      if (key === '<<') continue;
      const own = path === '' ? key : `${path}.${key}`;
      const first = present.get(key);
      const suggestion = expected.includes(key) ? undefined : nearest(key, expected);
      if (first) odd.push({ path: own, span: keySpan, first });
      else if (suggestion !== undefined) odd.push({ path: own, span: keySpan, suggestion });
      present.set(key, keySpan);
      if (expected.includes(key)) visit(value, own);
    }
  };
  visit(root, '');
  return odd;
}

function childNames(fields: readonly string[], path: string): readonly string[] {
  const prefix = path === '' ? '' : `${path}.`;
  const below = fields.filter((field) => field.startsWith(prefix)).map((field) => field.slice(prefix.length));
  return [...new Set(below.map((field) => field.split('.')[0] ?? ''))];
}

function nearest(key: string, names: readonly string[]): string | undefined {
  return names.find(
    (name) =>
      name.toLowerCase() === key.toLowerCase() ||
      (Math.min(name.length, key.length) >= MIN_LENGTH && isNear(name, key, MAX_SLIPS)),
  );
}
