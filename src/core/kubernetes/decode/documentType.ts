import { isTemplated } from '../../formats/placeholder.ts';
import { entryOf } from '../../formats/yaml/access.ts';
import type { YamlDocument, YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import type { DocumentType } from '../../model/documents/documentType.ts';
import { unusableContent } from '../components/unusableContent.ts';

const TYPE_KEYS = ['kind', 'apiVersion'] as const;

/** Normalizes the keys `kind` and `apiVersion`, which components match case-insensitively (apimachinery, SimpleMetaFactory): `Kind: Pod` is a pod. */
export function withTypeKeys(root: YamlNode): YamlNode {
  if (root.kind !== 'map') return root;
  const entries = root.entries.map((entry) => typeEntry(entry, root.entries));
  return entries.every((entry, at) => entry === root.entries[at]) ? root : { ...root, entries };
}

function typeEntry(entry: YamlEntry, others: readonly YamlEntry[]): YamlEntry {
  const key = TYPE_KEYS.find((name) => name !== entry.key && name.toLowerCase() === entry.key.toLowerCase());
  if (key === undefined || others.some((other) => other.key === key)) return entry;
  return { ...entry, key };
}

/** The type of the only document; undefined if its kind or its version is no plain value, or only some readers find it. */
export function documentType([only, ...others]: readonly YamlDocument[]): DocumentType | undefined {
  const root = only?.root;
  if (!root || others.length > 0 || withTypeKeys(root) !== root) return undefined;
  const [kind, version] = TYPE_KEYS.map((key) => entryOf(root, key));
  const names = [kind, version].map((entry) => plainText(entry?.value));
  if (!kind || !names[0] || (version && !names[1])) return undefined;
  const type = {
    kind: names[0],
    ...(names[1] && { version: names[1] }),
    span: { start: kind.keySpan.start, end: kind.value.span.end },
  };
  const unusable = unusableContent(root, type);
  return unusable ? { ...type, unusable } : type;
}

function plainText(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.typed === 'string' && !isTemplated(node.value) ? node.value : undefined;
}
