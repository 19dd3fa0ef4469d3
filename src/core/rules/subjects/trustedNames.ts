import type { Certificate } from '../../model/artifacts/certificate.ts';
import { certificatesOf, type Material } from '../../model/material.ts';
import { plainText } from '../../model/text/plainText.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { distinguishedNameText } from '../../model/words/nameText.ts';
import { listNames, shortName } from '../../model/words/shortName.ts';

/**
 * The CAs of a bundle by name, as people read them beside the issuer of the certificate that it refuses: where one has the very
 * name of that issuer, that its key is another is all that tells them apart.
 */
export function trustedNames(trusted: Material, refused: Certificate): Text {
  const authorities = certificatesOf(trusted).map(({ certificate }) => certificate);
  const isNamesake = authorities.some(({ subject }) => subject.key === refused.issuer.key);
  if (isNamesake) return phrase('{text} with another key', { text: listNames(authorities) });
  // Names that differ in what is not shown of them.
  const alike = authorities.filter(
    ({ subject }) => plainText(shortName(subject)) === plainText(shortName(refused.issuer)),
  );
  if (alike.length === 0) return listNames(authorities);
  const full = joined(
    alike.map(({ subject }) => distinguishedNameText(subject)),
    '; ',
  );
  return phrase('{text} of another full name ({full}, not {wanted})', {
    text: listNames(authorities),
    full,
    wanted: distinguishedNameText(refused.issuer),
  });
}
