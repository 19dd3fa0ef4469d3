import { distinguishedNameText } from '../describe/nameText.ts';
import { listNames, shortName } from '../describe/shortName.ts';
import type { Certificate } from '../model/certificate.ts';
import { certificatesOf, type Material } from '../nodes/material.ts';

/**
 * The CAs of a bundle by name, as people read them beside the issuer of the certificate that it refuses: where one has the very
 * name of that issuer, that its key is another is all that tells them apart.
 */
export function trustedNames(trusted: Material, refused: Certificate): string {
  const authorities = certificatesOf(trusted).map(({ certificate }) => certificate);
  const isNamesake = authorities.some(({ subject }) => subject.key === refused.issuer.key);
  if (isNamesake) return `${listNames(authorities)} with another key`;
  // Names that differ in what is not shown of them.
  const alike = authorities.filter(({ subject }) => shortName(subject) === shortName(refused.issuer));
  if (alike.length === 0) return listNames(authorities);
  const full = alike.map(({ subject }) => distinguishedNameText(subject)).join('; ');
  return `${listNames(authorities)} of another full name (${full}, not ${distinguishedNameText(refused.issuer)})`;
}
