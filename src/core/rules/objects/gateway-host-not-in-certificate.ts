import { phrase } from '../../model/text/text.ts';
import { tlsErrorText } from '../../trust/goErrorText.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { serverLabel } from '../subjects/boundCertificates.ts';
import { servedNames } from '../subjects/coveredHosts.ts';
import { isCoveredHost, type RoutedHosts, uncoveredRouteHosts } from '../subjects/routedHosts.ts';
import { alsoAffected, hostPlaces, uncoveredHosts } from '../subjects/servedHosts.ts';
import { secretName } from '../subjects/tlsSecrets.ts';

type GatewayIssue = IssueOf<(typeof OBJECTS)['gateway-host-not-in-certificate']>;

/** A listener that serves a certificate of other names (RFC 9525 section 6.3). */
export const gatewayHostNotInCertificate = defineRule(OBJECTS['gateway-host-not-in-certificate'], {
  *check(node) {
    for (const served of uncoveredHosts(node, ['gateway', 'istioGateway'], isCoveredHost)) {
      const { host, bound } = served;
      const { server, certificates } = bound;
      const [{ secret, leaf }] = certificates;
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
    for (const routed of uncoveredRouteHosts(node)) yield routeIssue(routed);
  },
});

function routeIssue({ route, host, others, bound, isForTls }: RoutedHosts): GatewayIssue {
  const { server, certificates } = bound;
  const [{ reference, secret, leaf }] = certificates;
  return {
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
