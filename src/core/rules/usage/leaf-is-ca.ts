import { partyName, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { isAuthorityOf } from '../../uses/views/authorities.ts';
import { credentialUses, leafInUse } from '../../uses/views/credentialUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { USAGE } from '../pages/usage.ts';

/** Only CAs should be able to issue (RFC 5280 §4.2.1.9). */
export const leafIsCa = defineRule(USAGE['leaf-is-ca'], {
  *check(node) {
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (leaf?.certificate.basicConstraints?.ca !== true) continue;
      const { subject, issuer } = leaf.certificate;
      // A self-signed certificate pinned by its clients may well be a CA; flag-wrong-role reports the CA's own file.
      if (subject.key === issuer.key || isAuthorityOf(node, leaf.certificate)) continue;
      const at = placeOf(leaf);
      yield {
        message: 'isCa',
        data: {
          name: shortName(subject),
          role: use.purpose === 'serverAuth' ? phrase('serving') : phrase('client'),
          party: partyName(use.by),
        },
        at,
        evidence: use.evidence,
        related: relatedTo(at, [
          relatedPlace(use.credentials.at, phrase('Referenced by {textLabel}', { textLabel: use.credentials.label })),
        ]),
      };
    }
  },
});
