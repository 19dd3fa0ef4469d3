import {
  asText,
  distinguishedNameText,
  generalNameText,
  plainText,
  validityState,
  yamlPathOf,
} from '../../../core/index.ts';
import type { CertificateListing, ListedCertificate } from './listing.ts';

export const CATEGORIES = ['expired', 'expiring', 'broken', 'authorities', 'leaves', 'embedded'] as const;

export type Category = (typeof CATEGORIES)[number];

/** Which certificates are shown: those of a kind, or those that hold every word of a text. */
export type CertificateFilter =
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'text'; readonly text: string };

/** Whether a certificate of the listing passes. */
export function passes(one: ListedCertificate, listing: CertificateListing, filter: CertificateFilter): boolean {
  return filter.kind === 'text' ? hasWords(one, listing, filter.text) : isOf(one, listing, filter.category);
}

function isOf(one: ListedCertificate, listing: CertificateListing, category: Category): boolean {
  const { now, thresholds } = listing.context;
  const state = () => validityState({ ...one.artifact.certificate, isCa: one.isCa }, now, thresholds);
  switch (category) {
    case 'expired':
      return state() === 'expired';
    case 'expiring':
      return state() === 'expiring';
    case 'broken':
      return listing.statusOf(one) === 'bad';
    case 'authorities':
      return one.isCa;
    case 'leaves':
      return !one.isCa;
    case 'embedded':
      return one.places.some(
        (place) => yamlPathOf(place) !== undefined && kubeconfigsOf(listing).has(place.origin.uri),
      );
  }
}

function kubeconfigsOf({ node }: CertificateListing): ReadonlySet<string> {
  return new Set(node.view.kubeconfigs.map(({ uri }) => uri));
}

/** Names, alternative names, issuer, serial number, fingerprint and the paths of all places, in either case. */
function hasWords({ artifact, places }: ListedCertificate, { context }: CertificateListing, text: string): boolean {
  const { subject, issuer, subjectAltNames = [], serialNumber, sha256 } = artifact.certificate;
  const searched = [
    distinguishedNameText(subject),
    distinguishedNameText(issuer),
    ...subjectAltNames.map(generalNameText),
    serialNumber,
    sha256,
    ...places.map((place) => context.placeName(place)),
  ]
    .map((said) => plainText(asText(said)))
    .join('\n')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word) || (isColonHex(word) && searched.includes(word.replaceAll(':', ''))));
}

/** A fingerprint or serial number as openssl prints it. */
function isColonHex(word: string): boolean {
  return /^[0-9a-f]{2}(?::[0-9a-f]{2})+$/.test(word);
}
