import { plainText, type Report } from '../../../src/core/index.ts';
import { describeMarkdown } from '../../../src/editor/text/describeMarkdown.ts';
import { certificateNodes } from '../../../src/editor/trees/certificateNodes.ts';
import { GROUPINGS } from '../../../src/editor/trees/certificates/grouping.ts';
import { componentNodes } from '../../../src/editor/trees/nodes/componentNodes.ts';
import { connectionNodes } from '../../../src/editor/trees/nodes/connectionNodes.ts';
import { kubeconfigNodes } from '../../../src/editor/trees/nodes/kubeconfigNodes.ts';
import { skippedRows } from '../../../src/editor/trees/nodes/nodeLevel.ts';
import type { TreeNode } from '../../../src/editor/trees/nodes/treeNode.ts';

/** Every row of every tree with its tooltip. */
export function treeTexts(
  report: Report,
  thresholds: { warningDays: number; caWarningDays: number },
): readonly string[] {
  const rows = [
    ...report.nodes.flatMap((node) => [
      ...GROUPINGS.flatMap((grouping) => certificateNodes(node, report.now, thresholds, { grouping })),
      ...[kubeconfigNodes, componentNodes].flatMap((tree) => tree(node, report.now, thresholds)),
    ]),
    ...connectionNodes(report),
    ...skippedRows(report),
  ];
  return [...rowTexts(rows)];
}

function* rowTexts(rows: readonly TreeNode[]): Generator<string> {
  for (const { id, label, description, spoken, about, findings, children } of rows) {
    const said = [label, description, spoken].map((text) => text && plainText(text));
    yield [id, ...said, about && describeMarkdown(about(), findings ?? [])].join('\n');
    yield* rowTexts(children);
  }
}
