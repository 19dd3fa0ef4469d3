import {
  type Artifact,
  artifactLine,
  type CredentialFieldName,
  type CredentialSource,
  type DescribeContext,
  describeArtifact,
  describeKubeconfigField,
  fieldArtifacts,
  isAuthority,
  joined,
  locationOf,
  phrase,
  resolutionText,
  resolutionTone,
  type Text,
  untrusted,
  VALIDITY_TONES,
  validityState,
} from '../../../core/index.ts';
import { causeOf, causeText, certificateFindings } from './certificateFindings.ts';
import { type FindingIndex, statusOfFindings } from './findingIndex.ts';
import { type Status, type TreeNode, worstStatus } from './treeNode.ts';

const ICONS = {
  'certificate-authority': 'shield',
  'client-certificate': 'verified',
  'client-key': 'key',
} as const satisfies Record<CredentialFieldName, string>;

/** A credential of a kubeconfig: its first block in one line, all of them below where there are several. */
export function credentialNode(
  parent: string,
  field: CredentialFieldName,
  credentials: CredentialSource,
  context: DescribeContext,
  index: FindingIndex,
): TreeNode {
  const id = `${parent}/${field}`;
  const { reference, known } = credentials;
  const artifacts = fieldArtifacts(field, credentials);
  const findings = index.at([credentials.at]);
  const reached: Status = reference ? (resolutionTone(reference.resolution) ?? 'unknown') : known ? 'good' : 'bad';
  const certificate = artifacts.find((artifact) => artifact.kind === 'certificate');
  const text = artifacts.length > 0 ? artifactsLine(artifacts, context) : emptyText(credentials, context);
  const held = worstStatus([reached, statusOfFindings(findings), heldStatus(artifacts, context)]);
  // As in the view of certificates.
  const isClient = field === 'client-certificate';
  const others = isClient && held === 'good' && certificate ? certificateFindings([certificate], index).others : [];
  return {
    id,
    label: untrusted(field),
    description: joined([text, ...causeText(others)], ' · '),
    status: causeOf(others) ? 'failing' : held,
    icon: ICONS[field],
    about: () => describeKubeconfigField(field, credentials, context),
    findings,
    target: credentials.at,
    certificate: certificate?.certificate.sha256,
    children: artifacts.length > 1 ? artifactNodes(id, artifacts, context, index) : [],
  };
}

/** "CA "kubernetes", expires in 3649 days", and how many blocks more. */
export function artifactsLine(artifacts: readonly Artifact[], context: DescribeContext): Text {
  const [first, ...others] = artifacts;
  if (!first) return phrase('empty');
  const text = artifactLine(first, context.now);
  return others.length > 0 ? phrase('{text} and {count} more', { text, count: others.length }) : text;
}

/** Each block of a file or field as a row. */
export function artifactNodes(
  parent: string,
  artifacts: readonly Artifact[],
  context: DescribeContext,
  index: FindingIndex,
): readonly TreeNode[] {
  return artifacts.map((artifact, at) => {
    const findings = index.at([locationOf(artifact)]);
    return {
      id: `${parent}/${at}`,
      label: artifactLine(artifact, context.now),
      status: worstStatus([validityStatus(artifact, context), statusOfFindings(findings)]),
      icon: iconOf(artifact),
      about: () => describeArtifact(artifact, context),
      findings,
      target: locationOf(artifact),
      certificate: artifact.kind === 'certificate' ? artifact.certificate.sha256 : undefined,
      children: [],
    };
  });
}

/** A certificate's validity as a status; `none` for any other block. */
function validityStatus(artifact: Artifact, { now, thresholds }: DescribeContext): Status {
  if (artifact.kind !== 'certificate') return 'none';
  const { certificate } = artifact;
  return VALIDITY_TONES[validityState({ ...certificate, isCa: isAuthority(certificate) }, now, thresholds)];
}

/**
 * The worst status of the content of a file or field. Several CAs count as expired only if no valid one is left: an old one stays in a bundle after a
 * rotation, and does no harm.
 */
export function heldStatus(artifacts: readonly Artifact[], context: DescribeContext): Status {
  const statuses = artifacts.map((one) => validityStatus(one, context));
  const isBundle =
    artifacts.length > 1 && artifacts.every((one) => one.kind === 'certificate' && isAuthority(one.certificate));
  const left = statuses.filter((status) => status !== 'bad');
  return worstStatus(isBundle && left.length > 0 ? left : statuses);
}

function emptyText({ reference }: CredentialSource, context: DescribeContext): Text {
  if (reference && reference.resolution.kind !== 'file') {
    return resolutionText(reference.resolution, reference.path, context);
  }
  return phrase('no decodable content');
}

function iconOf(artifact: Artifact): string {
  if (artifact.kind === 'certificate') return isAuthority(artifact.certificate) ? 'shield' : 'verified';
  return artifact.kind === 'privateKey' || artifact.kind === 'publicKey' ? 'key' : 'file';
}
