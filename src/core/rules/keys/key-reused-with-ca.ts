import { authorityName } from '../../formats/x509/subjectNames.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';
import { certificateUses, isAuthority } from '../subjects/certificateUses.ts';

/** The key of a CA on a server is the whole CA on that server. */
export const keyReusedWithCa = defineRule({
  id: 'keys/key-reused-with-ca',
  severity: 'warning',
  basis: 'should',
  title: 'A leaf uses the key of a CA',
  messages: { shared: '“{name}” uses the key of the CA “{ca}”; whoever serves with it can issue certificates.' },
  docs: {
    why: 'The key of a leaf lies on every machine that uses it, the key of a CA should lie on as few as can be.',
    fix: 'Make a new key, and issue the leaf for that.',
    references: [PKI_PAGE],
  },
  *check(node) {
    const uses = certificateUses(node);
    const authorities = new Map(
      uses.filter(({ certificate }) => isAuthority(certificate)).map((use) => [use.certificate.publicKey.id, use]),
    );
    for (const { certificate, artifact, related } of uses) {
      const authority = authorities.get(certificate.publicKey.id);
      const { basicConstraints, subject } = certificate;
      // The CA's own certificate, made wrongly, is told as such.
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
