import { baseName } from '../../../core/beforeCandidates.ts';
import {
  describeCertificate,
  type Finding,
  joined,
  locationOf,
  phrase,
  residualText,
  shortName,
  type Text,
  timeLeftText,
  untrusted,
} from '../../../core/index.ts';
import { causeOf, causeText } from '../nodes/certificateFindings.ts';
import { withLazyChildren } from '../nodes/lazyChildren.ts';
import { statusText } from '../nodes/statusText.ts';
import type { Status, TreeNode } from '../nodes/treeNode.ts';
import type { CertificateListing, ListedCertificate } from './listing.ts';

/** More than these below one row would hide the rest of the tree. */
const MAX_OPEN = 40;

/** A certificate as a row; `below` is made when the row is opened. `where` names its places unless another is given. */
export function certificateNode(
  one: ListedCertificate,
  path: string,
  listing: CertificateListing,
  below: { readonly count: number; readonly make: () => readonly TreeNode[] } = NOTHING,
  where: readonly Text[] = [placesText(one, listing)],
): TreeNode {
  const { artifact, isCa } = one;
  const { certificate } = artifact;
  const { context } = listing;
  const validity = listing.validityOf(one);
  const { own, others } = listing.findingsOf(one);
  const known = listing.statusOf(one);
  // It does not mark the rows above: the cause is elsewhere.
  const status = known === 'good' && causeOf(others) ? 'failing' : known;
  const name = shortName(certificate.subject);
  const time = timeLeftText({ ...certificate, isCa }, context.now);
  const problems = [...(known === validity ? [] : problemsText(own)), ...causeText(others)];
  const row = {
    id: `${path}/${certificate.sha256}`,
    label: name,
    description: joined([shortTime(certificate, context.now) ?? time, ...where, ...problems], ' · '),
    status,
    spoken: joined(
      [
        isCa ? phrase('Certificate authority {name}', { name }) : phrase('Certificate {name}', { name }),
        time,
        ...(isCa ? [] : [phrase('signed by {name}', { name: shortName(certificate.issuer) })]),
        ...where,
        ...problems,
        ...statusText(status),
      ],
      ', ',
    ),
    icon: iconOf(isCa, validity, context.now > certificate.notAfter),
    about: () => describeCertificate(certificate, context),
    findings: [...own, ...others],
    target: locationOf(artifact),
    certificate: certificate.sha256,
    opensCertificate: true as const,
    expanded: below.count <= MAX_OPEN,
  };
  return below.count > 0 ? withLazyChildren(row, below.make) : { ...row, children: [] };
}

/** How long the certificate is still valid, before all else, as a narrow view cuts off the end; undefined if it is not valid now. */
function shortTime(
  { notBefore, notAfter }: ListedCertificate['artifact']['certificate'],
  now: number,
): Text | undefined {
  return now < notBefore || now > notAfter ? undefined : residualText(notAfter, now);
}

const NOTHING = { count: 0, make: () => [] };

function placesText({ artifact, places }: ListedCertificate, { context }: CertificateListing): Text {
  const name = baseName(context.pathOf(artifact.origin.uri));
  const count = places.length - 1;
  return count > 0 ? phrase('{name} and {count} more', { name, count }) : untrusted(name);
}

function iconOf(isCa: boolean, validity: Status, expired: boolean): string {
  if (expired) return 'error';
  if (validity === 'warning') return 'clock';
  return isCa ? 'shield' : 'verified';
}

/** The findings that explain the color of a certificate that is still valid; empty if there are none. */
function problemsText(findings: readonly Finding[]): readonly Text[] {
  const count = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  if (count === 0) return [];
  return [count === 1 ? phrase('1 problem') : phrase('{count} problems', { count })];
}
