import { groupBy } from '../../model/collections/lookup.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TRUST } from '../pages/trust.ts';

/** RFC 5280 §4.2.1.1: the authority key identifier is the issuer's subject key identifier. */
export const akiSkiMismatch = defineRule(TRUST['aki-ski-mismatch'], {
  *check(node, { signatures }) {
    const uses = certificateUses(node);
    const bySubject = groupBy(uses, (one) => one.certificate.subject.key);
    for (const { certificate, artifact } of uses) {
      const { authorityKeyId, issuer, subject } = certificate;
      if (authorityKeyId === undefined || issuer.key === subject.key) continue;
      const issuers = (bySubject.get(issuer.key) ?? []).filter(
        (one) =>
          one.certificate.subjectKeyId !== undefined && signatures.verdict(certificate, one.certificate) === 'valid',
      );
      const [first] = issuers;
      if (!first || issuers.some((one) => one.certificate.subjectKeyId === authorityKeyId)) continue;
      yield {
        message: 'other',
        data: { name: shortName(subject), issuer: shortName(issuer) },
        at: placeOf(artifact),
        related: [relatedPlace(placeOf(first.artifact), phrase('The issuer'))],
      };
    }
  },
});
