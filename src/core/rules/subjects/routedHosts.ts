import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import type { Located } from '../../model/documents/located.ts';
import type { TlsBinding, TlsServerDocument } from '../../model/documents/objects.ts';
import type { RouteDocument, RouteParent } from '../../model/documents/routing.ts';
import type { NodeView } from '../../model/node.ts';
import { asciiLower } from '../../trust/hostname.ts';
import { perNode } from '../engine/rule.ts';
import { type BoundCertificates, boundCertificates } from './boundCertificates.ts';
import { isAnywhereBelow, isForHost } from './coveredHosts.ts';
import { mayDiffer } from './namedSecrets.ts';
import { objectsOf } from './objectDocuments.ts';

/** Hosts of a route that a listener serves with certificates for other hosts. */
export interface RoutedHosts {
  readonly route: RouteDocument;
  readonly host: Located<string>;
  readonly others: readonly Located<string>[];
  readonly bound: BoundCertificates;
  /** The route names the listener, or its Gateway serves nothing without TLS: the hosts are not meant for that alone. */
  readonly isForTls: boolean;
}

/** A wildcard of a listener or a route stands for any number of labels, and may be meant for fewer hosts than it. */
export function isCoveredHost(certificate: Certificate, host: string): boolean {
  return host.startsWith('*') ? isAnywhereBelow(certificate, host) : isForHost(certificate, host);
}

/**
 * The hosts of routes that a listener for any host, or for a wildcard, does not have a certificate for (gateway-api.sigs.k8s.io, API
 * reference, HTTPRouteSpec, hostnames). What a listener names itself is left to that.
 */
export const uncoveredRouteHosts = perNode((node): readonly RoutedHosts[] => {
  const gateways = gatewaysByName(node);
  const names = groupBy(routesOf(node), nameOf);
  return routesOf(node).flatMap((route): readonly RoutedHosts[] => {
    if (route.hosts.length === 0 || (names.get(nameOf(route))?.length ?? 0) > 1) return [];
    return route.parents.flatMap((parent) => {
      const [gateway, ...more] = gateways.get(keyOf(parent.namespace ?? route.namespace, parent.name)) ?? [];
      if (!gateway || more.length > 0 || mayDiffer(node, gateway, route)) return [];
      return boundTo(node, gateway).flatMap((bound) => uncoveredAt(node, route, parent, bound));
    });
  });
});

function uncoveredAt(
  node: NodeView,
  route: RouteDocument,
  parent: RouteParent,
  bound: BoundCertificates,
): readonly RoutedHosts[] {
  const { server, binding } = bound;
  if (!isAttached(route, parent, bound)) return [];
  const certificates = boundTo(node, server).flatMap((one) => one.certificates.map(({ leaf }) => leaf.certificate));
  const own = bound.certificates.map(({ leaf }) => leaf.certificate);
  const isFor = (host: string) => own.some((certificate) => isCoveredHost(certificate, host));
  // Then it is the listener's host that is at fault.
  if (!binding.hosts.every(({ value }) => isFor(value))) return [];
  const [host, ...others] = route.hosts.filter(({ value }) => {
    if (binding.hosts.length > 0 && !isUnderWildcard(binding, value)) return false;
    const isOthers = server.bindings.some((one) => one !== binding && isNamedBy(one, value));
    return !isOthers && !certificates.some((certificate) => isCoveredHost(certificate, value));
  });
  const isForTls = parent.section !== undefined || parent.port !== undefined || !server.servesPlain;
  return host ? [{ route, host, others, bound, isForTls }] : [];
}

function isAttached(route: RouteDocument, parent: RouteParent, { server, binding }: BoundCertificates): boolean {
  const { listener } = binding;
  if (!listener?.routeKinds.includes(route.objectKind) || listener.routesFrom === 'selected') return false;
  if (listener.routesFrom === 'same' && route.namespace !== server.namespace) return false;
  const isOfSection = parent.section === undefined || parent.section === listener.name;
  return isOfSection && (parent.port === undefined || parent.port === listener.port);
}

/** Whether a listener is for a host rather than for any. */
function isNamedBy(binding: TlsBinding, host: string): boolean {
  return isUnderWildcard(binding, host) || binding.hosts.some(({ value }) => asciiLower(value) === asciiLower(host));
}

function isUnderWildcard({ hosts }: TlsBinding, host: string): boolean {
  return hosts.some(({ value }) => value.startsWith('*.') && asciiLower(host).endsWith(asciiLower(value.slice(1))));
}

function boundTo(node: NodeView, gateway: TlsServerDocument): readonly BoundCertificates[] {
  return boundByServer(node).get(gateway) ?? [];
}

const boundByServer = perNode((node) => groupBy(boundCertificates(node), ({ server }) => server));

const gatewaysByName = perNode((node): ReadonlyMap<string, readonly TlsServerDocument[]> => {
  const gateways = new Map<string, TlsServerDocument[]>();
  for (const { document } of objectsOf(node, 'tlsServer')) {
    if (document.servedBy === 'gateway') append(gateways, keyOf(document.namespace, document.name), document);
  }
  return gateways;
});

const routesOf = perNode((node) => objectsOf(node, 'route').map(({ document }) => document));

function nameOf({ objectKind, namespace, name }: RouteDocument): string {
  return `${objectKind} ${keyOf(namespace, name)}`;
}

function keyOf(namespace: string | undefined, name: string): string {
  return JSON.stringify([namespace ?? null, name]);
}
