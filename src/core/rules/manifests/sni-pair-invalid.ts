import { sniServings } from '../../cluster/nodes/sniParts.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames } from '../../formats/x509/subjectNames.ts';
import { parseSniPair } from '../../kubernetes/values/flagValue.ts';
import { aboutName } from '../../model/about.ts';
import { append } from '../../model/collections/lookup.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { servedPair } from '../../uses/lookup/servedPair.ts';
import { apiserverHosts } from '../../uses/views/dialedHosts.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { givenFlags } from '../subjects/givenFlags.ts';

/** cert,key or cert,key:name,name (k8s.io/component-base/cli/flag, NamedCertKey). */
export const sniPairInvalid = defineRule(MANIFESTS['sni-pair-invalid'], {
  *check(node): Iterable<IssueOf<(typeof MANIFESTS)['sni-pair-invalid']>> {
    for (const { flag, valueAt } of givenFlags(node)) {
      const pair = flag.name === 'tls-sni-cert-key' ? parseSniPair(flag.value ?? '') : undefined;
      if (pair?.kind === 'malformed') yield { message: 'malformed', data: { error: pair.error }, at: valueAt };
    }
    const wrongly = servedWrongly(node);
    for (const { certificate, names } of node.components.flatMap(sniServings)) {
      const leaf = leafOf(certificate);
      const served = names.length > 0 ? names : (wrongly.get(certificate) ?? []);
      const missing = served.filter((name) => leaf && !isNamed(leaf.certificate, name));
      if (!leaf || missing.length === 0) continue;
      yield {
        message: 'unnamed',
        data: { names: missing.join(', ') },
        at: certificate.at,
        about: [aboutName(leaf.certificate)],
        related: [relatedPlace(placeOf(leaf), phrase('The certificate'))],
      };
    }
  },
});

/**
 * The hosts that clients of kube-apiserver ask for, by the certificate that is chosen for them. A certificate is chosen by its common name as
 * well, by which no client accepts it (k8s.io/apiserver dynamiccertificates, getCertificateNames).
 */
function servedWrongly(node: NodeView): ReadonlyMap<CredentialSource, readonly string[]> {
  const apiserver = componentOf(node, 'kube-apiserver');
  const hosts = new Map<CredentialSource, string[]>();
  if (sniServings(apiserver).length === 0) return hosts;
  for (const host of new Set(apiserverHosts(node).map((dialed) => dialed.host))) {
    const served = servedPair(apiserver, host);
    if (served?.isByName && served.certificate) append(hosts, served.certificate, host);
  }
  return hosts;
}

function isNamed(certificate: Parameters<typeof matchesHost>[0], name: string): boolean {
  if (parseIp(name) === undefined && name.includes('*')) return dnsNames(certificate).includes(name);
  return matchesHost(certificate, name);
}
