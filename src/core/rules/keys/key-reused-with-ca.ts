import { authorityName } from '../../formats/x509/subjectNames.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { phrase } from '../../model/text/text.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';

/** The key of a CA on a server is the whole CA on that server. */
export const keyReusedWithCa = defineRule(KEYS['key-reused-with-ca'], {
  *check(node) {
    const uses = certificateUses(node);
    const authorities = new Map(
      uses.filter(({ certificate }) => isAuthority(certificate)).map((use) => [use.certificate.publicKey.id, use]),
    );
    for (const { certificate, artifact, related } of uses) {
      const authority = authorities.get(certificate.publicKey.id);
      const { basicConstraints, subject } = certificate;
      // A wrong certificate of the CA itself has its own rule.
      if (!authority || basicConstraints?.ca === true || subject.key === authority.certificate.subject.key) continue;
      const at = placeOf(artifact);
      yield {
        message: 'shared',
        data: { name: authorityName(certificate), ca: authorityName(authority.certificate) },
        at,
        related: relatedTo(at, [relatedPlace(placeOf(authority.artifact), phrase('The CA')), ...related]),
      };
    }
  },
});
