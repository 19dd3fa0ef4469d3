import type { Certificate } from '../../model/artifacts/certificate.ts';
import { tlsErrorText } from '../../trust/goErrorText.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { serverLabel } from '../subjects/boundCertificates.ts';
import { isAnywhereBelow, isForHost, servedNames } from '../subjects/coveredHosts.ts';
import { hostPlaces, uncoveredHosts } from '../subjects/servedHosts.ts';
import { secretName } from '../subjects/tlsSecrets.ts';

/** A listener that serves a certificate of other names (RFC 9525 section 6.3). */
export const gatewayHostNotInCertificate = defineRule(OBJECTS['gateway-host-not-in-certificate'], {
  *check(node) {
    for (const served of uncoveredHosts(node, ['gateway', 'istioGateway'], isCovered)) {
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
  },
});

/** A wildcard of a listener stands for any number of labels, and routes may be for fewer hosts than it. */
function isCovered(certificate: Certificate, host: string): boolean {
  return host.startsWith('*') ? isAnywhereBelow(certificate, host) : isForHost(certificate, host);
}
