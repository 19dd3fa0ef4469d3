import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { YamlNode, YamlSequence } from '../../formats/yaml/node.ts';
import { parseYaml } from '../../formats/yaml/parseYaml.ts';
import { writeJson } from '../../formats/yaml/writeScalar.ts';
import { type DecodedFile, wholeOf } from '../../model/decodedFile.ts';
import type { Edit, Fix } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { editText, itemLead, ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf } from './writeValue.ts';

/**
 * Mounts a folder of the host at the same path of the container: a volume of the pod, and a volumeMount. Empty if the container has no mounts or
 * the pod no volumes to write it next to, or if other objects share one of these lists.
 */
export function mountFolder(node: NodeView, { document, uri }: ComponentView, folder: string): readonly Fix[] {
  const file = fileOfUri(node, uri)?.file;
  const first = document?.mounts?.[0];
  const lists = file && first && podLists(wholeOf(file)).get(first.span.start);
  if (!document || !lists || !/^\/[\w./-]+$/.test(folder)) return [];
  const name = freeName(folder, new Set(document.mounts?.map((mount) => mount.name)));
  const edits = [
    insertion(file, uri, lists.mounts, { mountPath: folder, name, readOnly: true }),
    insertion(file, uri, lists.volumes, { hostPath: { path: folder, type: 'DirectoryOrCreate' }, name }),
  ];
  return fixOf(phrase('Mount {folder} into the container', { folder }), edits);
}

/** The mounts of a container, and the volumes of its pod. */
interface PodLists {
  readonly mounts: YamlSequence;
  readonly volumes: YamlSequence;
}

/** By the start of each mount. */
const podLists = derived(({ text = '' }: DecodedFile): ReadonlyMap<number, PodLists> => {
  const found = new Map<number, PodLists>();
  const seen = new Set<YamlNode>();
  const shared = new Set<YamlNode>();
  const waiting = parseYaml(text).documents.map(({ root }) => root);
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === 'scalar') continue;
    if (seen.has(node)) {
      shared.add(node);
      continue;
    }
    seen.add(node);
    for (const inner of node.kind === 'seq' ? node.items : node.entries.map(({ value }) => value)) waiting.push(inner);
    const volumes = listAt(node, 'volumes');
    if (!volumes) continue;
    for (const container of ['containers', 'initContainers'].flatMap((key) => listAt(node, key)?.items ?? [])) {
      const mounts = listAt(container, 'volumeMounts');
      if (mounts) for (const { span } of mounts.items) found.set(span.start, { mounts, volumes });
    }
  }
  for (const [start, { mounts, volumes }] of found) {
    if (shared.has(mounts) || shared.has(volumes)) found.delete(start);
  }
  return found;
});

function listAt(node: YamlNode, key: string): YamlSequence | undefined {
  const value = node.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
  return value?.kind === 'seq' ? value : undefined;
}

/** Before the first item: on a separate line, or after the bracket. */
function insertion(file: DecodedFile, uri: string, list: YamlSequence, item: object): Edit | undefined {
  const { text = '', lines } = file;
  const [first] = list.items;
  if (!first || !lines) return undefined;
  if (text.charAt(list.span.start) === '[') {
    const start = list.span.start + 1;
    return { uri, span: { start, end: start }, text: editText(writeJson(item), ownText(', ')) };
  }
  const start = lines.lineStart(first.span.start);
  const written = text.slice(start, first.span.start);
  const lead = written.includes('-') ? itemLead(written) : undefined;
  return lead && { uri, span: { start, end: start }, text: editText(lead, writeJson(item), ownText('\n')) };
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
