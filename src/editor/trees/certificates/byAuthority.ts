import { append, phrase, type Text } from '../../../core/index.ts';
import { type TreeNode, worstStatus } from '../nodes/treeNode.ts';
import { bundledAuthorities } from './bundled.ts';
import { certificateNode } from './certificateNode.ts';
import { type CertificateView, shownCertificates } from './certificateView.ts';
import { headingNode } from './groupNode.ts';
import type { CertificateListing, ListedCertificate } from './listing.ts';
import { rotationNode } from './rotationNode.ts';

/**
 * Each CA with what it signed, roots first, then those whose signer is not here, last the many of bundles. A filter keeps the CAs above what it
 * shows.
 */
export function byAuthority(listing: CertificateListing, view: CertificateView): readonly TreeNode[] {
  const bundled = bundledAuthorities(listing);
  const kept = keptWith(listing, view);
  const family = familyOf(
    listing,
    kept.filter((one) => !bundled.has(one)),
  );
  const { id } = listing.node.view;
  const grow = (one: ListedCertificate, path: string, above: ReadonlySet<string>): TreeNode => {
    const { sha256 } = one.artifact.certificate;
    // Two CAs that signed each other would go on for ever.
    const below = new Set([...above, sha256]);
    const signed = (family.signed.get(sha256) ?? []).filter((child) => !below.has(child.artifact.certificate.sha256));
    const rotation = one.isCa && !view.filter ? view.rotations?.of(one.artifact.certificate) : undefined;
    const make = () => [
      ...(view.rotations && rotation ? [rotationNode(rotation, `${path}/${sha256}`, view.rotations)] : []),
      ...signed.map((child) => grow(child, `${path}/${sha256}`, below)),
    ];
    return certificateNode(one, path, listing, { count: signed.length + (rotation ? 1 : 0), make });
  };
  const without = (name: string, label: Text, orphans: readonly ListedCertificate[]) => {
    const path = `${id}/${name}`;
    const make = () => orphans.map((one) => grow(one, path, new Set()));
    return orphans.length > 0 ? [headingNode({ id: path, label, icon: 'question' }, 'none', orphans.length, make)] : [];
  };
  const isUnchecked = ({ artifact }: ListedCertificate) =>
    listing.node.uncheckedIssuers?.has(artifact.certificate.sha256) === true;
  return [
    ...family.roots.map((one) => grow(one, id, new Set())),
    ...without(
      'orphans',
      phrase('Issuer not found in workspace'),
      family.orphans.filter((one) => !isUnchecked(one)),
    ),
    ...without('unchecked', phrase('Issuer not checked'), family.orphans.filter(isUnchecked)),
    ...bundleRow(
      listing,
      kept.filter((one) => bundled.has(one)),
    ),
  ];
}

/** One row for all, without the findings about members: an expired public root is no fault of the cluster's people. */
function bundleRow(listing: CertificateListing, members: readonly ListedCertificate[]): readonly TreeNode[] {
  if (members.length === 0) return [];
  const id = `${listing.node.view.id}/bundled`;
  const status = worstStatus(members.map((one) => listing.findingsOf(one).status));
  const heading = { id, label: phrase('CAs of bundles'), icon: 'library' };
  const rows = () => members.map((one) => certificateNode(one, id, listing));
  return [{ ...headingNode(heading, status, members.length, rows), expanded: false }];
}

/** The certificates that match the filter, with their signers. */
function keptWith(listing: CertificateListing, view: CertificateView): readonly ListedCertificate[] {
  if (!view.filter) return listing.all;
  const kept = new Set<string>();
  for (const { artifact } of shownCertificates(listing, view)) {
    let at: string | undefined = artifact.certificate.sha256;
    while (at !== undefined && !kept.has(at)) {
      kept.add(at);
      at = listing.node.issuers.get(at);
    }
  }
  return listing.all.filter(({ artifact }) => kept.has(artifact.certificate.sha256));
}

interface Family {
  readonly roots: readonly ListedCertificate[];
  readonly orphans: readonly ListedCertificate[];
  /** By the signer's SHA-256. */
  readonly signed: ReadonlyMap<string, readonly ListedCertificate[]>;
}

function familyOf({ node: { issuers } }: CertificateListing, shown: readonly ListedCertificate[]): Family {
  const roots: ListedCertificate[] = [];
  const orphans: ListedCertificate[] = [];
  const signed = new Map<string, ListedCertificate[]>();
  for (const one of shown) {
    const { sha256 } = one.artifact.certificate;
    const issuer = issuers.get(sha256);
    if (issuer === sha256 || (issuer === undefined && one.isCa)) roots.push(one);
    else if (issuer === undefined || leadsBack(issuers, sha256)) orphans.push(one);
    else {
      append(signed, issuer, one);
    }
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
