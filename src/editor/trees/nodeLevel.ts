import { describeNode, type InspectedNode, type Report, type SkippedFile, type Thresholds } from '../../core/index.ts';
import { baseName } from './certificateNode.ts';
import { countText, statusOfFindings } from './findingIndex.ts';
import { type TreeNode, worstStatus } from './treeNode.ts';

/** What one tree shows of one node. */
export type NodeRows = (node: InspectedNode, now: number, thresholds: Thresholds) => readonly TreeNode[];

/** The top level: the rows of the only node, or a row a node where several have any. */
export function topLevel(report: Report, thresholds: Thresholds, rowsOf: NodeRows): readonly TreeNode[] {
  const filled = report.nodes.flatMap((node) => {
    const rows = rowsOf(node, report.now, thresholds);
    return rows.length > 0 ? [{ node, rows }] : [];
  });
  const nodes = filled.length === 1 ? (filled[0]?.rows ?? []) : filled.map(({ node, rows }) => nodeRow(node, rows));
  return nodes;
}

function nodeRow({ view, findings }: InspectedNode, rows: readonly TreeNode[]): TreeNode {
  return {
    id: view.id,
    label: view.label,
    description: countText(findings),
    status: worstStatus([statusOfFindings(findings), ...rows.map(({ status }) => status)]),
    icon: view.root ? 'vm' : 'folder',
    about: () => describeNode(view),
    children: rows,
    expanded: true,
  };
}

const REASONS = {
  'too-large': 'larger than 5 MiB',
  'too-deep': 'nested too deep',
  unreadable: 'cannot be read',
  'missing-target': 'a link that leads nowhere here',
} as const satisfies Record<SkippedFile['reason'], string>;

/** What was found and not read, and why: one row with a row a file, none where there is nothing. */
export function skippedRows({ skipped, truncated, nodes }: Report): readonly TreeNode[] {
  const rows = skipped.map(
    ({ uri, reason }): TreeNode => ({
      id: `skipped/${uri}`,
      label: baseName(decodePath(uri)),
      description: REASONS[reason],
      status: 'unknown',
      icon: 'circle-slash',
      about: () => ({ title: decodePath(uri), sections: [{ rows: [{ label: 'Not read', value: REASONS[reason] }] }] }),
      children: [],
    }),
  );
  const modes = nodes.some(({ view }) => view.modesOf === 'unknown') ? [UNKNOWN_MODES] : [];
  if (rows.length === 0 && !truncated) return modes;
  const description = truncated ? 'too many files: the rest was not looked at' : `${rows.length}`;
  return [{ id: 'skipped', label: 'Not read', description, status: 'none', icon: 'info', children: rows }, ...modes];
}

/** Said where the setting asks for modes in vain. */
const UNKNOWN_MODES: TreeNode = {
  id: 'unknownModes',
  label: 'File modes',
  description: 'cannot be read here: the rules on permissions are off',
  status: 'none',
  icon: 'info',
  children: [],
};

function decodePath(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
