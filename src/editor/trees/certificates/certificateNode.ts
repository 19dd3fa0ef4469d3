import { describeCertificate, type Finding, locationOf, shortName, timeLeftText } from '../../../core/index.ts';
import { withLazyChildren } from '../lazyChildren.ts';
import type { Status, TreeNode } from '../treeNode.ts';
import type { TreeWords } from '../treeWords.ts';
import type { CertificateListing, ListedCertificate } from './listing.ts';

/** More than these below one row would hide the rest of the tree. */
const MAX_OPEN = 40;

/** A certificate as a row; `below` is made when the row is opened. `where` names its places unless another is given. */
export function certificateNode(
  one: ListedCertificate,
  path: string,
  listing: CertificateListing,
  words: TreeWords,
  below: { readonly count: number; readonly make: () => readonly TreeNode[] } = NOTHING,
  where = placesText(one, listing),
): TreeNode {
  const { artifact, isCa } = one;
  const { certificate } = artifact;
  const { context } = listing;
  const validity = listing.validityOf(one);
  const { findings } = listing.findingsOf(one);
  const status = listing.statusOf(one);
  const name = shortName(certificate.subject);
  const time = timeLeftText({ ...certificate, isCa }, context.now);
  const problems = status === validity ? undefined : problemsText(findings, words);
  const row = {
    id: `${path}/${certificate.sha256}`,
    label: name,
    description: [time, where, problems].filter(Boolean).join(' · '),
    status,
    spoken: [
      isCa ? words.authority(name) : words.certificate(name),
      time,
      ...(isCa ? [] : [words.signedBy(shortName(certificate.issuer))]),
      where,
      problems,
    ]
      .filter(Boolean)
      .join(', '),
    icon: iconOf(isCa, validity, context.now > certificate.notAfter),
    about: () => describeCertificate(certificate, context),
    findings,
    target: locationOf(artifact),
    certificate: certificate.sha256,
    expanded: below.count <= MAX_OPEN,
  };
  return below.count > 0 ? withLazyChildren(row, below.make) : { ...row, children: [] };
}

const NOTHING = { count: 0, make: () => [] };

function placesText({ artifact, places }: ListedCertificate, { context }: CertificateListing): string {
  const others = places.length - 1;
  return `${baseName(context.pathOf(artifact.origin.uri))}${others > 0 ? ` and ${others} more` : ''}`;
}

function iconOf(isCa: boolean, validity: Status, expired: boolean): string {
  if (expired) return 'error';
  if (validity === 'warning') return 'clock';
  return isCa ? 'shield' : 'verified';
}

/** Why a certificate is red or yellow whose time is not over; undefined where nothing is told of it. */
function problemsText(findings: readonly Finding[], words: TreeWords): string | undefined {
  const count = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  return count === 0 ? undefined : words.problems(count);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
