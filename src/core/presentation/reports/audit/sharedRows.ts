import { compareByNumber } from '../../../model/collections/compareByNumber.ts';
import { append } from '../../../model/collections/lookup.ts';
import { derived, derivedFor } from '../../../model/memo/derived.ts';
import type { Report } from '../../../model/report.ts';
import { joined, phrase, type Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { mapPausing, type Pausing } from '../../../model/time/pausing.ts';
import type { PathOf } from '../json/paths.ts';
import { type AuditInput, nodeLabels } from './auditInput.ts';

/** Names of nodes that are listed: more of them fill pages. */
const MAX_NODES = 100;

/** Something that a report shows of a node, and all of the text that makes it differ from others. */
export interface NodeRow<Item> {
  readonly item: Item;
  /** The node's id; undefined for what belongs to none. */
  readonly node: string | undefined;
  readonly texts: readonly string[];
}

/** Rows that are the same on several nodes, once. */
export interface SharedRow<Item> {
  readonly first: Item;
  readonly items: readonly Item[];
  /** Labels of the nodes, as people count. */
  readonly nodes: readonly string[];
}

/** Groups rows that are equal but for their node's name and folder, in the order of the first of each. */
export function* sharedRows<Item>(
  input: AuditInput,
  items: readonly Item[],
  rowOf: (item: Item) => Omit<NodeRow<Item>, 'item'>,
): Pausing<readonly SharedRow<Item>[]> {
  const labels = labelsInOrder(input.report);
  const names = namesOf(input.report, input.pathOf);
  const groups = new Map<string, NodeRow<Item>[]>();
  yield* mapPausing(items, (item) => {
    const { node, texts } = rowOf(item);
    const name = names.get(node ?? '');
    append(groups, JSON.stringify(name ? texts.map((text) => nameless(text, name)) : texts), { item, node, texts });
  });
  const shared = yield* mapPausing(groups.values(), (group) => {
    const [first] = group;
    if (!first) return [];
    const ranks = new Set(group.flatMap(({ node }) => names.get(node ?? '')?.rank ?? []));
    const nodes = [...Uint32Array.from(ranks).sort()].map((rank) => labels[rank] ?? '');
    return [{ first: first.item, items: group.map(({ item }) => item), nodes }];
  });
  return shared.flat();
}

/** "50 nodes: cp-1, cp-2, worker-1"; of one its name alone. */
export function nodesText(nodes: readonly string[]): Text {
  if (nodes.length < 2) return untrusted(nodes[0] ?? '');
  const shown = joined(nodes.slice(0, MAX_NODES), ', ');
  const rest = nodes.length - MAX_NODES;
  const list = rest > 0 ? phrase('{shown} and {count} more', { shown, count: rest }) : shown;
  return phrase('{count} nodes: {list}', { count: nodes.length, list });
}

/** Whether rows name their nodes: where there is one, it need not be said. */
export function hasSeveralNodes({ nodes }: Report): boolean {
  return nodes.length > 1;
}

/** The id of the node in whose folder a path lies. */
export function nodeByPath({ report, pathOf }: AuditInput, path: string): string | undefined {
  const ids = idsByPath(report, pathOf);
  // From a position below 0, lastIndexOf would find a leading slash again and again.
  for (let end = path.length; end > 0; end = end > 1 ? path.lastIndexOf('/', end - 2) + 1 : 0) {
    const id = ids.get(path.slice(0, end));
    if (id !== undefined) return id;
  }
  return ids.get('') ?? ids.get(path.slice(0, path.indexOf(':') + 1));
}

const idsByPath = derivedFor(
  ({ nodes }: Report, pathOf: PathOf) => new Map(nodes.map(({ view: { id } }) => [pathOf(`${id}/`), id])),
);

interface NodeName {
  readonly label: string;
  /** The path of its folder, with the slash or colon at its end; may be empty. */
  readonly path: string;
  /** The position of its label among all, as people count. */
  readonly rank: number;
}

/** Sorted once a report: each finding asks for the names of its nodes. */
const labelsInOrder = derived((report: Report): readonly string[] =>
  [...new Set(nodeLabels(report))].sort(compareByNumber),
);

const namesOf = derivedFor((report: Report, pathOf: PathOf): ReadonlyMap<string, NodeName> => {
  const labels = nodeLabels(report);
  const ranks = new Map(labelsInOrder(report).map((label, rank) => [label, rank]));
  return new Map(
    report.nodes.map(({ view: { id } }, at) => {
      const label = labels[at] ?? '';
      return [id, { label, path: pathOf(`${id}/`), rank: ranks.get(label) ?? 0 }];
    }),
  );
});

function nameless(text: string, { label, path }: NodeName): string {
  const relative = text.startsWith(path) ? text.slice(path.length) : text;
  return label === '' ? relative : relative.replaceAll(label, '\0');
}
