import { childOf, entryOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import { lastAtOrBefore } from '../../model/collections/sorted.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { readWrittenFiles } from './cloudInit.ts';
import type { ContentBudget } from './fileContent.ts';
import type { MachineFile } from './writtenFiles.ts';

/** The fields of Cluster API's kubeadm objects that hold their KubeadmConfigSpec (cluster-api.sigs.k8s.io, "CRDs"). */
const SPECS: ReadonlyMap<string, readonly string[]> = new Map([
  ['KubeadmControlPlane', ['spec', 'kubeadmConfigSpec']],
  ['KubeadmControlPlaneTemplate', ['spec', 'template', 'spec', 'kubeadmConfigSpec']],
  ['KubeadmConfig', ['spec']],
  ['KubeadmConfigTemplate', ['spec', 'template', 'spec']],
]);

const GROUP = /^(?:controlplane|bootstrap)\.cluster\.x-k8s\.io\/(\w+)$/;

/** The paths to which the provider writes the configuration for `kubeadm init` and for `kubeadm join` (bootstrap/kubeadm/internal/cloudinit). */
const INIT_PATH = 'run/kubeadm/kubeadm.yaml';
const JOIN_PATH = 'run/kubeadm/kubeadm-join-config.yaml';

const SECTIONS = [
  ['clusterConfiguration', 'ClusterConfiguration', INIT_PATH],
  ['initConfiguration', 'InitConfiguration', INIT_PATH],
  ['joinConfiguration', 'JoinConfiguration', JOIN_PATH],
] as const;

/** The configuration of a Cluster API machine; undefined for any other object. `text`: the text of the file. */
export function readClusterApi(
  object: YamlNode,
  text: string,
  budget: ContentBudget,
): readonly MachineFile[] | undefined {
  const keys = SPECS.get(textAt(object, 'kind') ?? '');
  const [, version] = GROUP.exec(textAt(object, 'apiVersion') ?? '') ?? [];
  const spec = keys && childOf(object, ...keys);
  if (!spec || version === undefined) return undefined;
  // From v1beta2 on, extra arguments are lists as in kubeadm's v1beta4.
  const apiVersion = `kubeadm.k8s.io/${version === 'v1beta2' ? 'v1beta4' : 'v1beta3'}`;
  return [
    ...readWrittenFiles(itemsAt(spec, 'files'), budget),
    ...[INIT_PATH, JOIN_PATH].flatMap((path) => {
      const sections = SECTIONS.flatMap(([key, kind, where]) => {
        const entry = where === path ? entryOf(spec, key) : undefined;
        return entry ? [{ entry, head: `apiVersion: ${apiVersion}\nkind: ${kind}\n` }] : [];
      });
      const content = kubeadmContent(sections, text, budget);
      return content ? [{ path, ...content }] : [];
    }),
  ];
}

interface Section {
  readonly entry: YamlEntry;
  /** The text that the provider adds. */
  readonly head: string;
}

/** A part of the content that stands in one piece in the document, or at one place of it. */
interface Piece {
  /** In the content. */
  readonly start: number;
  readonly text: string;
  /** In the document. */
  readonly offset: number;
  /** True for text that the provider adds. */
  readonly isAdded?: boolean;
}

/** The sections as the provider writes them: documents of a file. Undefined if there are none, or if they share their lines with others. */
function kubeadmContent(
  sections: readonly Section[],
  text: string,
  budget: ContentBudget,
): Pick<EmbeddedFile, 'content' | 'place'> | undefined {
  const pieces: Piece[] = [];
  let length = 0;
  const add = (part: string, offset: number, isAdded = false) => {
    pieces.push({ start: length, text: part, offset, isAdded });
    length += part.length;
  };
  for (const { entry, head } of sections.toSorted((one, other) => placeOf(one) - placeOf(other))) {
    const { start, end } = entry.value.span;
    if (entry.value.kind !== 'map' || start >= end || text[start] === '{' || !budget.pay(end - start)) continue;
    if (leansOnAnchors(text.slice(start, end))) continue;
    add(length === 0 ? head : `---\n${head}`, entry.keySpan.start, true);
    const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
    for (let line = start - indent; line < end; ) {
      const next = text.indexOf('\n', line);
      const lineEnd = Math.min(end, next < 0 ? text.length : next + 1);
      let from = line;
      while (from < lineEnd && from - line < indent && text[from] === ' ') from++;
      add(text.slice(from, lineEnd), from);
      line = lineEnd;
    }
    if (!pieces.at(-1)?.text.endsWith('\n')) add('\n', end, true);
  }
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return undefined;
  const content = new TextEncoder().encode(pieces.map((piece) => piece.text).join(''));
  const span = { start: first.offset, end: last.offset + (last.isAdded ? 0 : last.text.length) };
  return { content, place: { span, length, offsetOf: (offset) => offsetIn(pieces, offset) } };
}

/** Whether a part of a document has aliases of anchors that lie elsewhere in it. */
function leansOnAnchors(part: string): boolean {
  const anchors = new Set([...part.matchAll(/&([\w-]+)/g)].map(([, name]) => name));
  return [...part.matchAll(/(?<=[\s[{,:-])\*([A-Za-z][\w-]*)/g)].some(([, name]) => !anchors.has(name));
}

function placeOf({ entry }: Section): number {
  return entry.keySpan.start;
}

function offsetIn(pieces: readonly Piece[], offset: number): number {
  const piece = pieces[lastAtOrBefore(pieces, offset, ({ start }) => start)];
  if (!piece) return 0;
  return piece.isAdded ? piece.offset : piece.offset + Math.min(offset - piece.start, piece.text.length);
}
