import {
  asText,
  type Description,
  describeNode,
  documentUri,
  type InspectedNode,
  leftOutCounts,
  leftOutOf,
  leftOutSummary,
  nodeTitle,
  phrase,
  type Report,
  shownWithin,
  skippedRemedy,
  skippedText,
  type Thresholds,
  unreadOf,
  unreadText,
  untrusted,
} from '../../../core/index.ts';
import { decodePath, fileName } from '../../text/fileName.ts';
import { countText, statusOfFindings } from './findingIndex.ts';
import { withLazyChildren } from './lazyChildren.ts';
import { type TreeNode, worstFirst } from './treeNode.ts';

/** The part of one node in one tree. */
export interface NodeTree {
  /** Whether it shows anything of the node; makes no row. */
  has(node: InspectedNode, now: number, thresholds: Thresholds): boolean;
  rows(node: InspectedNode, now: number, thresholds: Thresholds): readonly TreeNode[];
}

/** More nodes than these are closed at first: a row that is not looked at costs nothing. */
const MAX_OPEN_NODES = 4;

/**
 * The top level: the rows of the only node, or a row a node where several have any, those that need attention first. Where some do, the
 * others are closed.
 */
export function topLevel(report: Report, thresholds: Thresholds, tree: NodeTree): readonly TreeNode[] {
  const { now } = report;
  const filled = report.nodes.filter((node) => tree.has(node, now, thresholds));
  const [first, ...others] = filled;
  if (first && others.length === 0) return tree.rows(first, now, thresholds);
  const statuses = new Map(filled.map((node) => [node, statusOfFindings(node.findings)]));
  const needsAttention = (node: InspectedNode) => ['bad', 'warning'].includes(statuses.get(node) ?? 'none');
  const isAllWell = !filled.some(needsAttention);
  const isOpen = (node: InspectedNode, at: number) =>
    isAllWell ? filled.length <= MAX_OPEN_NODES : needsAttention(node) && at < MAX_OPEN_NODES;
  return worstFirst(filled, (node) => statuses.get(node) ?? 'none').map((node, at) =>
    nodeRow(node, isOpen(node, at), () => tree.rows(node, now, thresholds)),
  );
}

function nodeRow({ view, findings }: InspectedNode, expanded: boolean, make: () => readonly TreeNode[]): TreeNode {
  const status = statusOfFindings(findings);
  const [counts] = countText(findings);
  return withLazyChildren(
    {
      id: view.id,
      label: nodeTitle(view),
      description: counts,
      status: status === 'none' ? 'good' : status,
      icon: view.root ? 'vm' : 'folder',
      about: () => describeNode(view),
      expanded,
      holds: (uri) => view.files.some(({ file }) => file.uri === uri),
    },
    make,
  );
}

/** The files that were found and not read, with the reasons: one row with a row per file, empty if there are none. */
export function skippedRows(report: Report): readonly TreeNode[] {
  const { skipped, nodes } = report;
  const lost = new Set(unreadOf(report).map(({ uri }) => uri));
  const rows = skipped
    .filter(({ uri }) => !lost.has(uri))
    .map(
      (file): TreeNode => ({
        id: `skipped/${file.uri}`,
        label: untrusted(fileName(file.uri)),
        description: skippedText(file),
        status: 'unknown',
        icon: 'circle-slash',
        about: () => ({
          title: untrusted(decodePath(documentUri(file.uri)) + shownWithin(file.uri)),
          sections: [{ rows: [{ label: phrase('Not read'), value: skippedText(file) }] }],
        }),
        children: [],
      }),
    );
  const modes = nodes.some(({ view }) => view.modesOf === 'unknown') ? [UNKNOWN_MODES] : [];
  const incomplete = [...incompleteRows(report), ...leftOutRows(report)];
  if (rows.length === 0) return [...incomplete, ...modes];
  const description = asText(rows.length);
  return [
    ...incomplete,
    {
      id: 'skipped',
      label: phrase('Not read'),
      description,
      status: 'none',
      icon: 'info',
      about: () => remediesOf(report),
      children: rows,
    },
    ...modes,
  ];
}

/** Why files were not read, each reason once, and what to do. */
function remediesOf({ skipped }: Report): Description {
  const reasons = new Map(skipped.map((file) => [file.reason, skippedText({ uri: '', reason: file.reason })]));
  const rows = [...reasons].map(([reason, label]) => ({ label, value: skippedRemedy(reason) ?? phrase('nothing') }));
  return { title: phrase('Not read'), sections: [{ heading: phrase('What to do'), rows }] };
}

/** One row with a child for everything that was not read in full. Empty if the report is complete. */
function incompleteRows(report: Report): readonly TreeNode[] {
  const unread = unreadOf(report);
  if (unread.length === 0) return [];
  const children = unread.map(
    ({ uri = '', reason }): TreeNode => ({
      id: `incomplete/${uri}`,
      label: uri === '' ? phrase('Remaining files') : untrusted(fileName(uri)),
      description: unreadText(reason),
      status: 'unknown',
      icon: 'circle-slash',
      about: () => ({
        title: uri === '' ? phrase('Remaining files') : untrusted(decodePath(uri)),
        sections: [{ rows: [{ label: phrase('Not read in full'), value: unreadText(reason) }] }],
      }),
      children: [],
    }),
  );
  const description = phrase('{count} not read in full', { count: unread.length });
  return [{ id: 'incomplete', label: phrase('Incomplete'), description, status: 'warning', icon: 'warning', children }];
}

/** One row with a child for every folder and file that was left out by name. Empty if nothing was. */
function leftOutRows(report: Report): readonly TreeNode[] {
  const leftOut = leftOutOf(report);
  const summary = leftOutSummary(leftOut);
  if (!summary) return [];
  const children = leftOut.map((one): TreeNode => {
    const label = untrusted(one.path);
    const description = leftOutCounts([one]);
    const rows = [{ label: phrase('Left out by name'), value: description }];
    const about = () => ({ title: label, sections: [{ rows }] });
    return { id: `leftOut/${one.uri}`, label, description, status: 'none', icon: 'info', about, children: [] };
  });
  const about = () => ({
    title: phrase('Left out by name'),
    sections: [{ rows: [{ label: phrase('How to check them'), value: summary }] }],
  });
  const description = asText(leftOut.length);
  return [
    { id: 'leftOut', label: phrase('Left Out by Name'), description, status: 'none', icon: 'info', about, children },
  ];
}

/** Said where the setting asks for modes in vain. */
const UNKNOWN_MODES: TreeNode = {
  id: 'unknownModes',
  label: phrase('File modes'),
  description: phrase('cannot be read here: permission rules are off'),
  status: 'none',
  icon: 'info',
  children: [],
};
