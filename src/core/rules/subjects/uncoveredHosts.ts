import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import type { Located } from '../../model/documents/located.ts';
import type { TlsServerDocument } from '../../model/documents/objects.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { asciiLower } from '../../trust/hostname.ts';
import type { AskedHost, SecretPair } from '../../uses/side/hostServer.ts';
import { hostServersOf } from '../../uses/views/hostServers.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { MAX_PLACES } from './servedPlaces.ts';

/** Hosts that clients ask an entry or listener for, and that none of its certificates covers: one certificate is at fault for all. */
export interface UncoveredHosts extends AskedHost {
  readonly others: readonly Located<string>[];
  /** The first of its pairs. */
  readonly pair: SecretPair;
}

/** Whether a certificate is for a host of a server. */
export type CoversHost = (certificate: Certificate, host: string, server: TlsServerDocument) => boolean;

/**
 * The hosts of a kind of servers for which none of their certificates is. A host that other objects bind as well may be served with a
 * certificate of theirs: it is here only if those are known, and not for it either.
 */
export function uncoveredHosts(
  node: NodeView,
  kinds: readonly TlsServerDocument['servedBy'][],
  isCovered: CoversHost,
): readonly UncoveredHosts[] {
  const covered = new Set<string>();
  const uncovered = new Map<string, (AskedHost & { readonly pair: SecretPair })[]>();
  for (const [server, entries] of hostServersOf(node)) {
    if (!kinds.includes(server.servedBy)) continue;
    const fits = (host: string, pairs: readonly SecretPair[]) =>
      pairs.some(({ leaf }) => isCovered(leaf.certificate, host, server));
    for (const { asked, pairs } of entries) {
      const [pair] = pairs;
      for (const { host, byWildcard } of asked) {
        // For a host that no entry names, ingress-nginx looks at the certificates of all entries.
        const tried = byWildcard ? entries.map((entry) => entry.pairs) : [pairs];
        const isUncovered = tried.every((known) => known.length > 0 && !fits(host.value, known));
        const key = asciiLower(host.value);
        if (pair && isUncovered) append(uncovered, key, { host, byWildcard, pair });
        else covered.add(key);
      }
    }
  }
  const found = [...uncovered].flatMap(([key, hosts]) => (covered.has(key) ? [] : hosts));
  return [...groupBy(found, ({ pair }) => pair).values()].flatMap(([first, ...others]) =>
    first ? { ...first, others: others.map(({ host }) => host) } : [],
  );
}

/** The places of a finding about hosts: the certificate, and the hosts besides the first. */
export function hostPlaces({ pair: { server, leaf }, others }: UncoveredHosts): readonly RelatedPlace[] {
  return [relatedPlace(placeOf(leaf), phrase('The certificate')), ...alsoAffected(server.uri, others)];
}

/** The places of further hosts in the same file. */
export function alsoAffected(uri: string, others: readonly Located<string>[]): readonly RelatedPlace[] {
  return others
    .slice(0, MAX_PLACES)
    .map(({ value: host, span }) => relatedPlace({ uri, span }, phrase('Also affects {host}', { host })));
}
