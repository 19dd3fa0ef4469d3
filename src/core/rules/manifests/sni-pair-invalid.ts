import { sniServings } from '../../cluster/nodes/sniParts.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import { dnsNames } from '../../formats/x509/subjectNames.ts';
import { parseSniPair } from '../../kubernetes/values/flagValue.ts';
import { aboutName } from '../../model/about.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { phrase } from '../../model/text/text.ts';
import { matchesHost } from '../../trust/hostname.ts';
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
    for (const { certificate, names } of node.components.flatMap(sniServings)) {
      const leaf = leafOf(certificate);
      const missing = names.filter((name) => leaf && !isNamed(leaf.certificate, name));
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

function isNamed(certificate: Parameters<typeof matchesHost>[0], name: string): boolean {
  if (parseIp(name) === undefined && name.includes('*')) return dnsNames(certificate).includes(name);
  return matchesHost(certificate, name);
}
