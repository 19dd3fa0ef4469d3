import { yamlPathOf } from '../../../core/index.ts';
import type { CertificateListing, ListedCertificate } from './listing.ts';

/** No private PKI has so many CAs in one place. */
const MANY = 20;

/**
 * The CAs that lie in large bundles alone and signed nothing on the node, such as public roots: of hundreds, none is looked for. Empty if
 * they are few.
 */
export function bundledAuthorities(listing: CertificateListing): ReadonlySet<ListedCertificate> {
  const { issuers } = listing.node;
  const counts = new Map<string, number>();
  for (const { places } of listing.all) {
    for (const place of new Set(places.map(placeKey))) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const signers = new Set([...issuers].flatMap(([sha256, issuer]) => (sha256 === issuer ? [] : [issuer])));
  const found = listing.all.filter(
    ({ artifact, places, isCa }) =>
      isCa &&
      !signers.has(artifact.certificate.sha256) &&
      places.every((place) => (counts.get(placeKey(place)) ?? 0) > MANY),
  );
  return new Set(found.length > MANY ? found : []);
}

/** A file, or a field of one. */
function placeKey(place: ListedCertificate['artifact']): string {
  return `${place.origin.uri}#${yamlPathOf(place) ?? ''}`;
}
