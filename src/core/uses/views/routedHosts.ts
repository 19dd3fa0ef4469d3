import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import type { Located } from '../../model/documents/located.ts';
import type { TlsBinding, TlsServerDocument } from '../../model/documents/objects.ts';
import type { RouteDocument, RouteParent } from '../../model/documents/routing.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { asciiLower } from '../../trust/hostname.ts';
import { mayDiffer } from '../lookup/appliedTogether.ts';
import { nameKey } from '../lookup/namedSecrets.ts';
import type { HostServer } from '../side/hostServer.ts';
import { hostServersOf } from './hostServers.ts';

/** Hosts of a route that clients ask a listener for. What a listener names itself is left to that. */
export interface RoutedHosts {
  readonly route: RouteDocument;
  readonly hosts: readonly Located<string>[];
  /** The listener, whose pairs are known. */
  readonly listener: HostServer;
  /** True if the route names the listener, or its Gateway has no listener without TLS. Otherwise the hosts may be meant for plain HTTP alone. */
  readonly isForTls: boolean;
}

/** The hosts of routes at the listeners that serve them (gateway-api.sigs.k8s.io, API reference, HTTPRouteSpec, hostnames). */
export const routedHosts = derivedOfLatest((node: NodeView): readonly RoutedHosts[] => {
  const gateways = gatewaysByName(node);
  const routes = objectsOf(node, 'route').map(({ document }) => document);
  const names = groupBy(routes, nameOf);
  return routes.flatMap((route): readonly RoutedHosts[] => {
    if (route.hosts.length === 0 || (names.get(nameOf(route))?.length ?? 0) > 1) return [];
    return route.parents.flatMap((parent) => {
      const [gateway, ...more] = gateways.get(nameKey(parent.namespace ?? route.namespace, parent.name)) ?? [];
      if (!gateway || more.length > 0 || mayDiffer(node, gateway, route)) return [];
      return (hostServersOf(node).get(gateway) ?? []).flatMap((listener) => routedTo(listener, route, parent));
    });
  });
});

function routedTo(listener: HostServer, route: RouteDocument, parent: RouteParent): readonly RoutedHosts[] {
  const { server, binding, pairs } = listener;
  if (pairs.length === 0 || !isAttached(route, parent, listener)) return [];
  const hosts = route.hosts.filter(({ value }) => {
    if (binding.hosts.length > 0 && !isUnderWildcard(binding, value)) return false;
    return !server.bindings.some((one) => one !== binding && isNamedBy(one, value));
  });
  if (hosts.length === 0) return [];
  const isForTls = parent.section !== undefined || parent.port !== undefined || !server.servesPlain;
  return [{ route, hosts, listener, isForTls }];
}

function isAttached(route: RouteDocument, parent: RouteParent, { server, binding }: HostServer): boolean {
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

function gatewaysByName(node: NodeView): ReadonlyMap<string, readonly TlsServerDocument[]> {
  const gateways = new Map<string, TlsServerDocument[]>();
  for (const { document } of objectsOf(node, 'tlsServer')) {
    if (document.servedBy === 'gateway') append(gateways, nameKey(document.namespace, document.name), document);
  }
  return gateways;
}

function nameOf({ objectKind, namespace, name }: RouteDocument): string {
  return `${objectKind} ${nameKey(namespace, name)}`;
}
