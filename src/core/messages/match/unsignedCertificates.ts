import { isAuthority } from '../../model/labels/certificates.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';

/**
 * The SHA-256 of certificates that no CA in the files signed. Signers are looked for in the files of one node: a CA of another node with the key
 * identifier may be the signer.
 */
export const unsignedCertificates = derived((nodes: Report['nodes']): ReadonlySet<string> => {
  const certificates = nodes.flatMap(({ view }) => certificateUses(view).map(({ certificate }) => certificate));
  const authorities = new Set(certificates.filter(isAuthority).flatMap(({ subjectKeyId }) => subjectKeyId ?? []));
  const isNear = ({ authorityKeyId }: (typeof certificates)[number]) =>
    nodes.length > 1 && (authorityKeyId === undefined || authorities.has(authorityKeyId));
  const signed = new Set(
    nodes.flatMap(({ issuers, uncheckedIssuers }) => [...issuers.keys(), ...(uncheckedIssuers ?? [])]),
  );
  return new Set(certificates.flatMap((one) => (isNear(one) || signed.has(one.sha256) ? [] : one.sha256)));
});
