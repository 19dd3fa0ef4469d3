import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import type { Located } from '../../model/documents/located.ts';
import type { TlsBinding, TlsServerDocument } from '../../model/documents/objects.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { asciiLower } from '../../trust/hostname.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { type BoundCertificate, type BoundCertificates, boundCertificates, MAX_PLACES } from './boundCertificates.ts';
import { objectsOf } from './objectDocuments.ts';

/** Hosts that clients ask for, with the binding that is meant for them: one certificate is at fault for all. */
export interface ServedHosts {
  readonly host: Located<string>;
  readonly others: readonly Located<string>[];
  readonly bound: BoundCertificates;
  /** The binding names a wildcard that the first host falls under, and not the host. */
  readonly byWildcard: boolean;
}

interface ServedHost extends Pick<ServedHosts, 'host' | 'bound' | 'byWildcard'> {}

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
): readonly ServedHosts[] {
  const bound = new Map(boundCertificates(node).map((one) => [one.binding, one]));
  const covered = new Set<string>();
  const uncovered = new Map<string, ServedHost[]>();
  for (const { document: server } of objectsOf(node, 'tlsServer')) {
    if (!kinds.includes(server.servedBy)) continue;
    for (const { host, binding, byWildcard } of hostsOf(server)) {
      const key = asciiLower(host.value);
      const one = bound.get(binding);
      // For a host that no entry names, ingress-nginx looks at the certificates of all entries.
      const tried = byWildcard ? server.bindings.map((other) => bound.get(other)) : [one];
      const fits = ({ leaf }: BoundCertificate) => isCovered(leaf.certificate, host.value, server);
      if (one && tried.every((each) => each?.certificates.some(fits) === false)) {
        append(uncovered, key, { host, bound: one, byWildcard });
      } else covered.add(key);
    }
  }
  const found = [...uncovered].flatMap(([key, hosts]) => (covered.has(key) ? [] : hosts));
  return [...groupBy(found, ({ bound: { binding } }) => binding).values()].flatMap(([first, ...others]) =>
    first ? { ...first, others: others.map(({ host }) => host) } : [],
  );
}

interface BoundHost {
  readonly host: Located<string>;
  readonly binding: TlsBinding;
  readonly byWildcard: boolean;
}

/** Of an Ingress, the hosts that a rule routes: nobody asks for another (kubernetes/ingress-nginx, createServers). */
function hostsOf({ bindings, routedHosts }: TlsServerDocument): readonly BoundHost[] {
  const exact = bindings.flatMap((binding) => binding.hosts.map((host) => ({ host, binding, byWildcard: false })));
  if (!routedHosts) return exact;
  const routed = new Set(routedHosts.map(({ value }) => asciiLower(value)));
  const named = new Set(exact.map(({ host }) => asciiLower(host.value)));
  const wildcards = new Map(
    exact.flatMap((one) =>
      one.host.value.startsWith('*.') ? [[asciiLower(one.host.value.slice(1)), one] as const] : [],
    ),
  );
  const under = routedHosts.flatMap((host): readonly BoundHost[] => {
    if (named.has(asciiLower(host.value))) return [];
    const found = wildcards.get(asciiLower(host.value.slice(host.value.indexOf('.'))));
    return found ? [{ host, binding: found.binding, byWildcard: true }] : [];
  });
  return [...exact.filter(({ host }) => routed.has(asciiLower(host.value))), ...under];
}

/** The places of a finding about hosts: the certificate, and the hosts besides the first. */
export function hostPlaces({ bound: { server, certificates }, others }: ServedHosts): readonly RelatedPlace[] {
  const [{ leaf }] = certificates;
  return [relatedPlace(placeOf(leaf), phrase('The certificate')), ...alsoAffected(server.uri, others)];
}

/** The places of further hosts in the same file. */
export function alsoAffected(uri: string, others: readonly Located<string>[]): readonly RelatedPlace[] {
  return others
    .slice(0, MAX_PLACES)
    .map(({ value: host, span }) => relatedPlace({ uri, span }, phrase('Also affects {host}', { host })));
}

/** The certificates of an Ingress, those for any host first, with the hosts of its rules that no entry names. */
export interface OpenCertificates {
  readonly server: TlsServerDocument;
  readonly hosts: readonly [Located<string>, ...Located<string>[]];
  readonly certificates: BoundCertificates['certificates'];
}

/** Those of each Ingress that has an entry for any host, and whose hosts and certificates are all known. */
export function openCertificates(node: NodeView): readonly OpenCertificates[] {
  const bound = new Map(boundCertificates(node).map((one) => [one.binding, one]));
  return objectsOf(node, 'tlsServer').flatMap(({ document: server }): readonly OpenCertificates[] => {
    const { bindings, routedHosts, routesOthers } = server;
    if (!routedHosts || routesOthers) return [];
    const open = bindings.filter(({ hosts }) => hosts.length === 0);
    const named = new Set(hostsOf(server).map(({ host }) => asciiLower(host.value)));
    const [first, ...others] = routedHosts.filter(({ value }) => !named.has(asciiLower(value)));
    const known = [...open, ...bindings.filter(({ hosts }) => hosts.length > 0)].map((binding) => bound.get(binding));
    const [certificate, ...more] = known.flatMap((one) => one?.certificates ?? []);
    if (open.length === 0 || !first || !certificate || known.includes(undefined)) return [];
    return [{ server, hosts: [first, ...others], certificates: [certificate, ...more] }];
  });
}
