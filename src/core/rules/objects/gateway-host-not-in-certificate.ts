import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { tlsErrorText } from '../../trust/goErrorText.ts';
import type { HostServer } from '../../uses/side/hostServer.ts';
import { hostServersOf } from '../../uses/views/hostServers.ts';
import { type RoutedHosts, routedHosts } from '../../uses/views/routedHosts.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { isAnywhereBelow, isForHost, servedNames } from '../subjects/coveredHosts.ts';
import { serverLabel } from '../subjects/servedPlaces.ts';
import { secretName } from '../subjects/tlsSecrets.ts';
import { alsoAffected, hostPlaces, uncoveredHosts } from '../subjects/uncoveredHosts.ts';

type GatewayIssue = IssueOf<(typeof OBJECTS)['gateway-host-not-in-certificate']>;

/** A listener that serves a certificate of other names (RFC 9525 section 6.3). */
export const gatewayHostNotInCertificate = defineRule(OBJECTS['gateway-host-not-in-certificate'], {
  *check(node) {
    for (const served of uncoveredHosts(node, ['gateway', 'istioGateway'], isCoveredHost)) {
      const { host, pair } = served;
      const { server, secret, leaf } = pair;
      const { certificate } = leaf;
      const data = { host: host.value, secret: secretName(secret), names: servedNames(certificate) };
      const at = { uri: server.uri, span: host.span };
      const related = hostPlaces(served);
      if (host.value.includes('*')) {
        yield { message: 'wildcard', data: { ...data, gateway: serverLabel(server) }, at, related };
        continue;
      }
      const error = tlsErrorText({ kind: 'hostname', certificate, host: host.value });
      yield { message: 'host', data: { ...data, error }, at, related };
    }
    for (const routed of routedHosts(node)) yield* routeIssue(node, routed);
  },
});

/** A wildcard of a listener or a route stands for any number of labels, and may be meant for fewer hosts than it. */
function isCoveredHost(certificate: Certificate, host: string): boolean {
  return host.startsWith('*') ? isAnywhereBelow(certificate, host) : isForHost(certificate, host);
}

function isCoveredBy(listeners: readonly HostServer[], host: string): boolean {
  return listeners.some(({ pairs }) => pairs.some(({ leaf }) => isCoveredHost(leaf.certificate, host)));
}

function* routeIssue(node: NodeView, { route, hosts, listener, isForTls }: RoutedHosts): Generator<GatewayIssue> {
  const { server, binding, pairs } = listener;
  const [pair] = pairs;
  // The listener's host is at fault.
  if (!pair || !binding.hosts.every(({ value }) => isCoveredBy([listener], value))) return;
  const all = hostServersOf(node).get(server) ?? [];
  const [host, ...others] = hosts.filter(({ value }) => !isCoveredBy(all, value));
  if (!host) return;
  const { reference, secret, leaf } = pair;
  yield {
    message: 'route',
    data: {
      route: phrase('{kind} "{name}"', { kind: route.objectKind, name: route.name }),
      host: host.value,
      gateway: serverLabel(server),
      secret: secretName(secret),
      names: servedNames(leaf.certificate),
    },
    at: { uri: route.uri, span: host.span },
    related: [
      relatedPlace({ uri: server.uri, span: reference.span }, phrase('The listener’s certificate')),
      relatedPlace(placeOf(leaf), phrase('The certificate')),
      ...alsoAffected(route.uri, others),
    ],
    ...(!isForTls && { severity: 'warning' }),
  };
}
