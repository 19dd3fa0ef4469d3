import type { YamlNode } from '../../src/core/formats/yaml/node.ts';
import { parseYaml } from '../../src/core/formats/yaml/parseYaml.ts';
import { askedFields } from './askedFields.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Keys and indices from the root. */
export type FieldPath = readonly (string | number)[];

export interface GrownDocument {
  readonly root: Json;
  /** The source files of the readers that looked at it. */
  readonly readers: ReadonlySet<string>;
}

/** The content of a field that a reader asked for and the seed lacks. */
const FILLER = 'x';

/** Deeper than any chain of fields that a reader follows. */
const MAX_ROUNDS = 12;

/** The seed, in a file of that name, with every field that the readers ask for, whichever they turn out to be: a map or a list where they look below. */
export async function grow(seed: Json, name: string): Promise<GrownDocument> {
  const root = structuredClone(seed);
  const readers = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const text = textOf(root);
    const paths = pathsBySpan(text);
    let isGrown = false;
    for (const { node, keys, wantsList, reader } of await askedFields(text, name)) {
      readers.add(reader);
      const path = node && paths.get(spanKey(node));
      if (path && plant(root, path, keys, wantsList)) isGrown = true;
    }
    if (!isGrown) break;
  }
  return { root, readers };
}

export const textOf = (root: Json): string => `${JSON.stringify(root, undefined, 1)}\n`;

const spanKey = ({ kind, span }: { readonly kind: string; readonly span: { start: number; end: number } }) =>
  `${kind} ${span.start} ${span.end}`;

function pathsBySpan(text: string): ReadonlyMap<string, FieldPath> {
  const found = new Map<string, FieldPath>();
  const visit = (node: YamlNode, path: FieldPath): void => {
    found.set(spanKey(node), path);
    if (node.kind === 'seq') for (const [at, item] of node.items.entries()) visit(item, [...path, at]);
    if (node.kind === 'map') for (const { key, value } of node.entries) visit(value, [...path, key]);
  };
  for (const { root } of parseYaml(text).documents) visit(root, []);
  return found;
}

/** Puts in what is missing of a chain of keys. A filler in the way becomes a map. */
function plant(root: Json, path: FieldPath, keys: readonly string[], wantsList: boolean): boolean {
  let isGrown = false;
  let at = path;
  for (const key of keys) {
    const parent = valueAt(root, at);
    if (parent === FILLER) {
      put(root, at, { [key]: FILLER });
      isGrown = true;
    } else if (isMap(parent) && !Object.hasOwn(parent, key)) {
      if (key === '__proto__') return isGrown;
      parent[key] = FILLER;
      isGrown = true;
    } else if (!isMap(parent)) return isGrown;
    at = [...at, key];
  }
  if (wantsList && valueAt(root, at) === FILLER && at.length > 0) {
    put(root, at, [FILLER]);
    return true;
  }
  return isGrown;
}

export function valueAt(root: Json, path: FieldPath): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Array.isArray(value) ? value[Number(step)] : value[String(step)];
  }
  return value;
}

export function put(root: Json, path: FieldPath, value: Json): void {
  const parent = valueAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (Array.isArray(parent)) parent[Number(last)] = value;
  else if (isMap(parent)) parent[String(last)] = value;
}

export function isMap(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every scalar of a document. */
export function scalarPaths(value: Json, path: FieldPath = []): readonly FieldPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((item, at) => [at, item] as const) : Object.entries(value);
  return entries.flatMap(([step, inner]) => scalarPaths(inner, [...path, step]));
}
