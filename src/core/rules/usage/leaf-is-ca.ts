import { isAuthorityOf } from '../../connections/participants/belonging.ts';
import { credentialUses, leafInUse } from '../../connections/participants/credentialUses.ts';
import { partyName, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { rfc5280 } from '../references/references.ts';

/** Only CAs should be able to issue (RFC 5280 §4.2.1.9). */
export const leafIsCa = defineRule({
  id: 'usage/leaf-is-ca',
  severity: 'warning',
  basis: 'should',
  title: 'A CA certificate is used as a leaf',
  messages: {
    isCa: '“{name}” is a CA certificate (CA:TRUE) used as the {role} certificate of {party}; whoever has its key can issue others.',
  },
  docs: {
    why: 'The key of a serving or client certificate lies on every machine that uses it. With CA:TRUE and a trusted issuer above, that key may create identities at will.',
    fix: 'Issue a leaf of its own, with CA:FALSE.',
    references: [rfc5280('4.2.1.9')],
  },
  *check(node) {
    for (const use of credentialUses(node)) {
      const leaf = leafInUse(use);
      if (leaf?.certificate.basicConstraints?.ca !== true) continue;
      const { subject, issuer } = leaf.certificate;
      // A self-signed certificate pinned by its clients may well be a CA; the CA's own file is told by flag-wrong-role.
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
        related: relatedTo(at, [
          relatedPlace(use.credentials.at, phrase('{textLabel} names it', { textLabel: use.credentials.label })),
        ]),
      };
    }
  },
});
