import type { Certificate, DistinguishedName } from '../artifacts/certificate.ts';
import { plainText } from '../text/plainText.ts';
import { isEmptyText, joined, phrase, type Text } from '../text/text.ts';

/** The name people know a subject or issuer by: the last CN, else the first O, else "(no name)". */
export function shortName(name: DistinguishedName): Text {
  const common = name.attributes.findLast(({ type }) => type === 'CN')?.value;
  if (common !== undefined && !isEmptyText(common)) return common;
  const organization = name.attributes.find(({ type }) => type === 'O')?.value;
  return organization === undefined ? phrase('(no name)') : organization;
}

/** More would make a sentence a list. */
const MAX_NAMES = 5;

/** “a”, “b” and 3 more: the subjects of certificates, each once, at most five. */
export function listNames(certificates: readonly Certificate[]): Text {
  const subjects = [...new Map(certificates.map(({ subject }) => [plainText(shortName(subject)), subject])).values()];
  const shown = subjects.slice(0, MAX_NAMES).map((subject) => phrase('“{quoted}”', { quoted: shortName(subject) }));
  const names = joined(shown, ', ');
  const count = subjects.length - shown.length;
  return count > 0 ? phrase('{names} and {count} more', { names, count }) : names;
}
