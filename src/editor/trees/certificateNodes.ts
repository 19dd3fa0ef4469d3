import {
  type CertificateArtifact,
  type DescribeContext,
  describeContext,
  describeRequest,
  fileAt,
  type InspectedNode,
  isAuthority,
  KUBEADM_AUTHORITIES,
  locationOf,
  shortName,
  type Thresholds,
} from '../../core/index.ts';
import { baseName, certificateNode } from './certificateNode.ts';
import { FindingIndex, statusOfFindings } from './findingIndex.ts';
import type { TreeNode } from './treeNode.ts';

/** The certificates of a node: each CA with what it signed, then those whose signer is not here, then requests. */
export function certificateNodes(node: InspectedNode, now: number, thresholds: Thresholds): readonly TreeNode[] {
  const context = describeContext(node, now, thresholds);
  const index = new FindingIndex(node.findings);
  const family = familyOf(node, context);
  const id = node.view.id;
  const grow = (artifact: CertificateArtifact, path: string, above: ReadonlySet<string>): TreeNode => {
    const { sha256 } = artifact.certificate;
    // Two CAs that signed each other would go on for ever.
    const below = new Set([...above, sha256]);
    const signed = (family.signed.get(sha256) ?? []).filter((child) => !below.has(child.certificate.sha256));
    const children = signed.map((child) => grow(child, `${path}/${sha256}`, below));
    return certificateNode(artifact, path, context, index, children);
  };
  const roots = family.roots.map((artifact) => grow(artifact, id, new Set()));
  const orphans = family.orphans.map((artifact) => grow(artifact, `${id}/orphans`, new Set()));
  return [
    ...roots,
    ...(orphans.length > 0 ? [group(`${id}/orphans`, 'Signer not among these files', 'question', orphans)] : []),
    ...requestGroup(node, index, context),
  ];
}

interface Family {
  readonly roots: readonly CertificateArtifact[];
  readonly orphans: readonly CertificateArtifact[];
  /** By the signer's SHA-256. */
  readonly signed: ReadonlyMap<string, readonly CertificateArtifact[]>;
}

/** Each certificate once, at its first place: a PEM file of its own comes before a copy inside a kubeconfig. */
function familyOf(node: InspectedNode, context: DescribeContext): Family {
  const roots: CertificateArtifact[] = [];
  const orphans: CertificateArtifact[] = [];
  const signed = new Map<string, CertificateArtifact[]>();
  for (const artifact of distinctCertificates(node, context)) {
    const { sha256 } = artifact.certificate;
    const issuer = node.issuers.get(sha256);
    if (issuer === sha256 || (issuer === undefined && isAuthority(artifact.certificate))) roots.push(artifact);
    else if (issuer === undefined || leadsBack(node.issuers, sha256)) orphans.push(artifact);
    else if (issuer !== undefined) signed.set(issuer, [...(signed.get(issuer) ?? []), artifact]);
  }
  return { roots, orphans, signed };
}

/** Whether the chain of signers comes back to the certificate without ever reaching a self-signed one. */
function leadsBack(issuers: ReadonlyMap<string, string>, start: string): boolean {
  const seen = new Set<string>();
  for (let at = issuers.get(start); at !== undefined && !seen.has(at); at = issuers.get(at)) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
}

/** The cluster's own CAs in kubeadm's order, then all others by name. */
function distinctCertificates(node: InspectedNode, context: DescribeContext): readonly CertificateArtifact[] {
  const first = new Map<string, CertificateArtifact>();
  for (const { file } of node.view.files) {
    for (const artifact of file.artifacts) {
      if (artifact.kind !== 'certificate' || first.has(artifact.certificate.sha256)) continue;
      first.set(artifact.certificate.sha256, context.placesOf(artifact.certificate)[0] ?? artifact);
    }
  }
  const rank = new Map(KUBEADM_AUTHORITIES.map(({ path }, at) => [fileAt(node.view, path)?.file.uri, at]));
  const rankOf = ({ origin }: CertificateArtifact) => rank.get(origin.uri) ?? rank.size;
  return [...first.values()].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || compare(nameOf(a), nameOf(b)) || compare(a.certificate.sha256, b.certificate.sha256),
  );
}

function nameOf({ certificate }: CertificateArtifact): string {
  return shortName(certificate.subject);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function requestGroup(node: InspectedNode, index: FindingIndex, context: DescribeContext): readonly TreeNode[] {
  const id = `${node.view.id}/requests`;
  const requests = node.view.files.flatMap(({ file }) =>
    file.artifacts.flatMap((artifact): readonly TreeNode[] => {
      if (artifact.kind !== 'certificateRequest') return [];
      const place = locationOf(artifact);
      const findings = index.at([place]);
      return [
        {
          id: `${id}/${place.uri}#${place.span.start}`,
          label: shortName(artifact.request.subject),
          description: baseName(context.pathOf(place.uri)),
          status: statusOfFindings(findings),
          icon: 'file',
          about: () => describeRequest(artifact.request),
          findings,
          target: place,
          children: [],
        },
      ];
    }),
  );
  return requests.length > 0 ? [group(id, 'Requests', 'inbox', requests)] : [];
}

function group(id: string, label: string, icon: string, children: readonly TreeNode[]): TreeNode {
  return { id, label, description: `${children.length}`, status: 'none', icon, children, expanded: true };
}
