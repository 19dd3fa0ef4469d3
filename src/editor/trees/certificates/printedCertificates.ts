import {
  type Artifact,
  artifactDetail,
  describeCertificateText,
  phrase,
  type Report,
  type Thresholds,
  VALIDITY_TONES,
  validityState,
} from '../../../core/index.ts';
import { type TreeNode, worstStatus } from '../nodes/treeNode.ts';
import { headingNode } from './groupNode.ts';

/** The certificates of which there is only the text that openssl prints: one row with a row for each, empty if there are none. */
export function printedRows(report: Report, thresholds: Thresholds): readonly TreeNode[] {
  const { now } = report;
  const rows: TreeNode[] = [];
  for (const artifact of certificateTexts(report)) {
    const { certificate, origin } = artifact;
    const facts = { ...certificate, isCa: certificate.isAuthority };
    rows.push({
      id: `printed/${origin.uri}/${origin.span.start}`,
      label: certificate.name,
      description: artifactDetail(artifact, now),
      status: VALIDITY_TONES[validityState(facts, now, thresholds)],
      icon: 'note',
      about: () => describeCertificateText(certificate, now),
      target: { uri: origin.uri, span: origin.span },
      children: [],
    });
  }
  if (rows.length === 0) return [];
  const worst = worstStatus(rows.map(({ status }) => status));
  const heading = { id: 'printed', label: phrase('Printed by openssl'), icon: 'note' };
  return [headingNode(heading, worst === 'good' ? 'none' : worst, rows.length, () => rows)];
}

type CertificateTextArtifact = Extract<Artifact, { readonly kind: 'certificateText' }>;

/** Each once: a file may be part of several nodes. */
function certificateTexts({ nodes }: Report): ReadonlySet<CertificateTextArtifact> {
  const found = new Set<CertificateTextArtifact>();
  for (const { view } of nodes) {
    for (const { file } of view.files) {
      for (const artifact of file.artifacts) if (artifact.kind === 'certificateText') found.add(artifact);
    }
  }
  return found;
}
