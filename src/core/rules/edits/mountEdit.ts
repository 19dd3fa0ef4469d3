import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { writeJson } from '../../formats/yaml/writeScalar.ts';
import type { Edit, Fix } from '../../model/finding.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { editText, itemLead, ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf } from './writeValue.ts';

/**
 * Mounts a folder of the host at the same path of the container: a volume of the pod, and a volumeMount. Empty where the manifest has no
 * mounts of the container to write it next to, or more than one list of volumes.
 */
export function mountFolder(node: NodeView, { document, uri }: ComponentView, folder: string): readonly Fix[] {
  const text = fileOfUri(node, uri)?.file.text;
  const first = document?.mounts?.[0];
  if (text === undefined || !document || !first || !/^\/[\w./-]+$/.test(folder)) return [];
  const name = freeName(folder, new Set(document.mounts?.map((mount) => mount.name)));
  const mounts = listsIn(text, 'volumeMounts').findLast(({ end }) => end <= first.span.start);
  const [volumes, ...others] = listsIn(text, 'volumes').filter(
    ({ end }) => end >= document.span.start && end <= document.span.end,
  );
  if (!mounts || !volumes || others.length > 0 || mounts.isJson !== volumes.isJson) return [];
  const edits = [
    insertion(uri, mounts, { mountPath: folder, name, readOnly: true }),
    insertion(uri, volumes, { hostPath: { path: folder, type: 'DirectoryOrCreate' }, name }),
  ];
  return fixOf(phrase('Mount {folder} into the container', { folder }), edits);
}

interface List {
  /** Where its first item may be written. */
  readonly end: number;
  /** What its items begin with; of YAML the indentation. */
  readonly indent: string;
  readonly isJson: boolean;
}

/** The lists of that key: in block style, or in JSON. */
function listsIn(text: string, key: 'volumeMounts' | 'volumes'): readonly List[] {
  return [...blockLists(text, key), ...jsonLists(text, key)];
}

function blockLists(text: string, key: string): readonly List[] {
  const found: List[] = [];
  const lines = text.split('\n');
  let end = 0;
  for (const [at, line] of lines.entries()) {
    end += line.length + 1;
    if (line.trim().replace('- ', '') !== `${key}:`) continue;
    const next = lines[at + 1] ?? '';
    const item = next.trimStart();
    if (item.startsWith('- ')) found.push({ end, indent: next.slice(0, next.length - item.length), isJson: false });
  }
  return found;
}

function jsonLists(text: string, key: string): readonly List[] {
  const found: List[] = [];
  const name = `"${key}"`;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const start = at + name.length;
    const [opened] = /^\s{0,9}:\s{0,99}\[/.exec(text.slice(start, start + 120)) ?? [];
    if (opened !== undefined) found.push({ end: start + opened.length, indent: '', isJson: true });
  }
  return found;
}

function insertion(uri: string, { end, indent, isJson }: List, item: object): Edit | undefined {
  const span = { start: end, end };
  if (isJson) return { uri, span, text: editText(writeJson(item), ownText(', ')) };
  const lead = itemLead(`${indent}- `);
  return lead && { uri, span, text: editText(lead, writeJson(item), ownText('\n')) };
}

function freeName(folder: string, taken: ReadonlySet<string>): string {
  const base = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 50);
  for (let at = 1; ; at++) {
    const name = at === 1 ? base : `${base}-${at}`;
    if (!taken.has(name)) return name;
  }
}
