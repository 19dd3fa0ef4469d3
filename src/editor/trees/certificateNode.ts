import {
  type CertificateArtifact,
  type DescribeContext,
  describeCertificate,
  isAuthority,
  locationOf,
  shortName,
  timeLeftText,
  VALIDITY_TONES,
  validityState,
} from '../../core/index.ts';
import { type FindingIndex, statusOfFindings } from './findingIndex.ts';
import { type Status, type TreeNode, worstStatus } from './treeNode.ts';

/** A certificate as a row; `children` are what it signed. */
export function certificateNode(
  artifact: CertificateArtifact,
  path: string,
  context: DescribeContext,
  index: FindingIndex,
  children: readonly TreeNode[] = [],
): TreeNode {
  const { certificate } = artifact;
  const isCa = isAuthority(certificate);
  const facts = { ...certificate, isCa };
  const places = context.placesOf(certificate);
  const findings = index.at(places.map(locationOf));
  const validity: Status = VALIDITY_TONES[validityState(facts, context.now, context.thresholds)];
  const others = places.length - 1;
  const where = `${baseName(context.pathOf(artifact.origin.uri))}${others > 0 ? ` and ${others} more` : ''}`;
  return {
    id: `${path}/${certificate.sha256}`,
    label: shortName(certificate.subject),
    description: `${timeLeftText(facts, context.now)} · ${where}`,
    status: worstStatus([validity, statusOfFindings(findings)]),
    icon: iconOf(isCa, validity, context.now > certificate.notAfter),
    about: () => describeCertificate(certificate, context),
    findings,
    target: locationOf(artifact),
    certificate: certificate.sha256,
    children,
    expanded: true,
  };
}

function iconOf(isCa: boolean, validity: Status, expired: boolean): string {
  if (expired) return 'error';
  if (validity === 'warning') return 'clock';
  return isCa ? 'shield' : 'verified';
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
