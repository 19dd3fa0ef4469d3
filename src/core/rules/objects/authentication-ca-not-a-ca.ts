import { certificatesOf } from '../../model/credentialSource.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { shortName } from '../../model/labels/names.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { authenticationAuthorities } from '../subjects/authenticationAuthorities.ts';

/** A root that is no CA verifies itself and nothing that it signed (crypto/x509, CheckSignatureFrom). */
export const authenticationCaNotACa = defineRule(OBJECTS['authentication-ca-not-a-ca'], {
  *check(node, { now }) {
    for (const { field, credentials } of authenticationAuthorities(node)) {
      const certificates = certificatesOf(credentials);
      const [first] = certificates;
      if (!first || certificates.some(({ certificate }) => isAuthority(certificate))) continue;
      if (certificates.every(({ certificate }) => certificate.notAfter < now)) continue;
      const data = { name: shortName(first.certificate.subject), field: field.path };
      yield { message: 'leaf', data, at: placeOf(first) };
    }
  },
});
