import {
  type Artifact,
  artifactDetail,
  type DecodedFile,
  describeCertificateText,
  phrase,
  type Report,
  type Thresholds,
  VALIDITY_TONES,
  validityState,
} from '../../../core/index.ts';
import { type TreeNode, worstStatus } from '../treeNode.ts';
import { headingNode } from './groupNode.ts';

/** The certificates of which only the text that openssl prints is there: one row with a row for each, none where there are none. */
export function printedRows(report: Report, thresholds: Thresholds): readonly TreeNode[] {
  const { now } = report;
  const rows: TreeNode[] = [];
  for (const { uri, artifacts } of filesWithText(report)) {
    for (const artifact of artifacts) {
      if (artifact.kind !== 'certificateText') continue;
      const { certificate, origin } = artifact;
      const facts = { ...certificate, isCa: certificate.isAuthority };
      rows.push({
        id: `printed/${uri}/${origin.span.start}`,
        label: certificate.name,
        description: artifactDetail(artifact, now),
        status: VALIDITY_TONES[validityState(facts, now, thresholds)],
        icon: 'note',
        about: () => describeCertificateText(certificate, now),
        target: { uri, span: origin.span },
        children: [],
      });
    }
  }
  if (rows.length === 0) return [];
  const worst = worstStatus(rows.map(({ status }) => status));
  const heading = { id: 'printed', label: phrase('Printed by openssl'), icon: 'note' };
  return [headingNode(heading, worst === 'good' ? 'none' : worst, rows.length, () => rows)];
}

/** Each once: a file may be part of several nodes. */
function filesWithText({ nodes }: Report): ReadonlySet<DecodedFile> {
  const found = new Set<DecodedFile>();
  for (const { view } of nodes) {
    for (const { file } of view.files) if (file.artifacts.some(isText)) found.add(file);
  }
  return found;
}

function isText({ kind }: Artifact): boolean {
  return kind === 'certificateText';
}
