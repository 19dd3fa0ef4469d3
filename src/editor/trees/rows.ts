import { type Report, stoppedComponents, type Thresholds } from '../../core/index.ts';
import { certificateNodes } from './certificateNodes.ts';
import { type CertificateView, countShown, hasCertificates } from './certificates/certificateView.ts';
import { printedRows } from './certificates/printedCertificates.ts';
import { keyRotationRows, rotationView } from './certificates/rotationNode.ts';
import { componentNodes } from './nodes/componentNodes.ts';
import { connectionNodes } from './nodes/connectionNodes.ts';
import { failingCertificates } from './nodes/failingCertificates.ts';
import { kubeconfigNodes } from './nodes/kubeconfigNodes.ts';
import { skippedRows, topLevel } from './nodes/nodeLevel.ts';
import type { TreeNode } from './nodes/treeNode.ts';
import { unfolded } from './nodes/unfolded.ts';

export { connectionNodes as connectionRows, countShown };

/** A filtered list of more certificates stays folded. */
const MAX_UNFOLDED = 200;

/** The rows of the view of the certificates, in the order and with the filter that are chosen. */
export function certificateRows(
  report: Report,
  thresholds: Thresholds,
  { grouping, filter }: Pick<CertificateView, 'grouping' | 'filter'>,
): readonly TreeNode[] {
  const view = { grouping, filter, rotations: rotationView(report), failing: failingCertificates(report) };
  const rows = topLevel(report, thresholds, {
    has: (node, now) => hasCertificates(node, now, thresholds, view),
    rows: (node, now) => certificateNodes(node, now, thresholds, view),
  });
  if (filter) return countShown(report, thresholds, view).shown <= MAX_UNFOLDED ? unfolded(rows) : rows;
  return [...rows, ...keyRotationRows(report), ...printedRows(report, thresholds), ...skippedRows(report)];
}

export function kubeconfigRows(report: Report, thresholds: Thresholds): readonly TreeNode[] {
  const failing = failingCertificates(report);
  return topLevel(report, thresholds, {
    has: ({ view }) => view.kubeconfigs.length > 0,
    rows: (node, now, given) => kubeconfigNodes(node, now, given, failing),
  });
}

export function componentRows(report: Report, thresholds: Thresholds): readonly TreeNode[] {
  return topLevel(report, thresholds, {
    has: ({ view }) => view.components.length > 0,
    rows: (node, now, given) => componentNodes(node, now, given, stoppedComponents(report)),
  });
}
