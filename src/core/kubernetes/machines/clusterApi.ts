import { childOf, entryOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import { readWrittenFiles } from './cloudInit.ts';
import type { ContentBudget } from './fileContent.ts';
import type { MachineFile } from './machineFiles.ts';

/** Where the objects of Cluster API's kubeadm provider have their KubeadmConfigSpec (cluster-api.sigs.k8s.io, "CRDs"). */
const SPECS: ReadonlyMap<string, readonly string[]> = new Map([
  ['KubeadmControlPlane', ['spec', 'kubeadmConfigSpec']],
  ['KubeadmControlPlaneTemplate', ['spec', 'template', 'spec', 'kubeadmConfigSpec']],
  ['KubeadmConfig', ['spec']],
  ['KubeadmConfigTemplate', ['spec', 'template', 'spec']],
]);

const GROUP = /^(?:controlplane|bootstrap)\.cluster\.x-k8s\.io\/(\w+)$/;

/** Where the provider writes the configuration for `kubeadm init` and for `kubeadm join` (bootstrap/kubeadm/internal/cloudinit). */
const INIT_PATH = 'run/kubeadm/kubeadm.yaml';
const JOIN_PATH = 'run/kubeadm/kubeadm-join-config.yaml';

const SECTIONS = [
  ['clusterConfiguration', 'ClusterConfiguration', INIT_PATH],
  ['initConfiguration', 'InitConfiguration', INIT_PATH],
  ['joinConfiguration', 'JoinConfiguration', JOIN_PATH],
] as const;

/** What a machine of Cluster API is given; undefined for any other object. `text`: of the file. */
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
      const content = kubeadmContent(sections, text);
      return content ? [{ path, ...content }] : [];
    }),
  ];
}

interface Section {
  readonly entry: YamlEntry;
  /** What the provider adds. */
  readonly head: string;
}

/** The sections as the provider writes them: documents of a file. Undefined where there is none that stands in lines of its own. */
function kubeadmContent(
  sections: readonly Section[],
  text: string,
): Pick<EmbeddedFile, 'content' | 'place'> | undefined {
  let content = '';
  const offsets: number[] = [];
  const add = (part: string, at: (index: number) => number) => {
    for (let index = 0; index < part.length; index++) offsets.push(at(index));
    content += part;
  };
  const inOrder = sections.toSorted((one, other) => one.entry.keySpan.start - other.entry.keySpan.start);
  for (const { entry, head } of inOrder) {
    const { start, end } = entry.value.span;
    if (entry.value.kind !== 'map' || start >= end || text[start] === '{') continue;
    add(content === '' ? head : `---\n${head}`, () => entry.keySpan.start);
    const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
    for (let line = start - indent; line < end; ) {
      const next = text.indexOf('\n', line);
      const lineEnd = Math.min(end, next < 0 ? text.length : next + 1);
      let from = line;
      while (from < lineEnd && from - line < indent && text[from] === ' ') from++;
      const offset = from;
      add(text.slice(from, lineEnd), (index) => offset + index);
      line = lineEnd;
    }
    if (!content.endsWith('\n')) add('\n', () => end);
  }
  const [first] = inOrder;
  if (content === '' || !first) return undefined;
  const last = offsets.at(-1) ?? 0;
  return {
    content: new TextEncoder().encode(content),
    place: {
      span: { start: first.entry.keySpan.start, end: last },
      length: content.length,
      offsetOf: (offset) => offsets[offset] ?? last,
    },
  };
}
