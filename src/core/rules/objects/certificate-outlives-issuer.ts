import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isManaged } from '../../kubernetes/objects/secret.ts';
import { durationOf } from '../../kubernetes/values/goTime.ts';
import { dateText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { type IssuingAuthority, issuingAuthority, managedSecretNames } from '../subjects/caIssuers.ts';

/** cert-manager's CA issuer gives the duration asked for, whatever is left of its CA (cert-manager/cert-manager, issue 5864). */
export const certificateOutlivesIssuer = defineRule(OBJECTS['certificate-outlives-issuer'], {
  *check(node, { now }) {
    for (const { document } of objectsOf(node, 'managedCertificate')) {
      const { duration, renewBefore, renewBeforePercentage, name, uri } = document;
      const authority = duration && issuingAuthority(document, node);
      const lasts = durationOf(duration);
      if (!authority || lasts === undefined || renewBeforePercentage) continue;
      const { notBefore, notAfter } = authority.signer.certificate;
      // Two thirds, where the Certificate does not say.
      const renewed = now + (renewBefore ? lasts - (durationOf(renewBefore) ?? lasts) : (lasts * 2) / 3);
      // A CA that is renewed itself has its whole life before it again and again.
      const isRenewed = isRenewedItself(authority, node);
      const ends = isRenewed ? now + (notAfter - notBefore) : notAfter;
      if (notAfter < now || renewed <= ends) continue;
      const data = { name, renewal: dateText(renewed), issuer: authority.issuer.name, date: dateText(ends) };
      yield {
        message: isRenewed ? 'always' : 'now',
        data,
        at: { uri, span: duration.span },
        related: [relatedPlace(placeOf(authority.signer), phrase('The CA of the issuer'))],
      };
    }
  },
});

/** Whether cert-manager renews the CA, as the Secret says or a Certificate for it. */
function isRenewedItself({ secret, issuer }: IssuingAuthority, node: NodeView): boolean {
  return isManaged(secret) || managedSecretNames(node).has(issuer.secretName.value);
}
