import { certificatesOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { dateText } from '../../model/labels/times.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { authenticationAuthorities } from '../subjects/authenticationAuthorities.ts';

/** No CA is left that verifies the issuer of the tokens (crypto/x509 checks the dates of roots too). */
export const authenticationCaExpired = defineRule(OBJECTS['authentication-ca-expired'], {
  *check(node, { now }) {
    for (const { field, credentials } of authenticationAuthorities(node)) {
      const [last] = [...certificatesOf(credentials)].sort((a, b) => b.certificate.notAfter - a.certificate.notAfter);
      if (!last || last.certificate.notAfter >= now) continue;
      const { subject, notAfter } = last.certificate;
      const data = { name: shortName(subject), field: field.path, date: dateText(notAfter) };
      yield { message: 'expired', data, at: placeOf(last) };
    }
  },
});
