import type { Certificate, DistinguishedName } from '../model/certificate.ts';

/** The name people know a subject or issuer by: the last CN, else the first O, else "(no name)". */
export function shortName(name: DistinguishedName): string {
  const common = name.attributes.findLast(({ type }) => type === 'CN')?.value;
  if (common !== undefined && common !== '') return common;
  return name.attributes.find(({ type }) => type === 'O')?.value ?? '(no name)';
}

/** “a”, “b” and 3 more: the subjects of certificates, each once, at most five. */
export function listNames(certificates: readonly Certificate[]): string {
  const names = [...new Set(certificates.map(({ subject }) => `“${shortName(subject)}”`))];
  const shown = names.slice(0, 5);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
