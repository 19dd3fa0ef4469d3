import type { Artifact, Origin } from '../../model/artifacts/artifact.ts';
import type { Pace } from '../../model/pace.ts';
import { attempt } from '../der/derCursor.ts';
import { parseSignedData } from '../pkcs/parseSignedData.ts';
import { readCertificate } from '../x509/readCertificate.ts';
import { readRevocationList } from '../x509/readRevocationList.ts';

/** A PKCS#7 bundle and what it holds. Go finds the block, but nothing in it: no component reads PKCS#7. */
export async function decodeSignedData(der: Uint8Array, origin: Origin, pace: Pace): Promise<readonly Artifact[]> {
  const parsed = attempt(() => parseSignedData(der));
  if ('error' in parsed) return [bundle(origin, [], parsed.error)];
  const { certificates, revocationLists } = parsed.value;
  const originOf = (index: number): Origin => ({
    uri: origin.uri,
    span: origin.span,
    trail: [...origin.trail, { kind: 'pkcs7', index }],
    hiddenFromGo: true,
  });
  const inside: Artifact[] = [];
  for (const [index, bytes] of certificates.entries()) {
    const result = await readCertificate(bytes);
    if ('certificate' in result) {
      inside.push({ kind: 'certificate', origin: originOf(index), certificate: result.certificate });
    }
    if (pace.isDue()) await pace.rest();
  }
  for (const [at, bytes] of revocationLists.entries()) {
    const result = readRevocationList(bytes);
    const index = certificates.length + at;
    if ('list' in result) inside.push({ kind: 'revocationList', origin: originOf(index), list: result.list });
    if (pace.isDue()) await pace.rest();
  }
  const unread = certificates.length + revocationLists.length - inside.length;
  return [bundle(origin, inside, unread > 0 ? `${unread} of its parts cannot be read` : undefined), ...inside];
}

function bundle(origin: Origin, inside: readonly Artifact[], damage: string | undefined): Artifact {
  const certificates = inside.flatMap((one) => (one.kind === 'certificate' ? one.certificate : []));
  const revocationLists = inside.flatMap((one) => (one.kind === 'revocationList' ? one.list : []));
  return { kind: 'container', origin, container: { format: 'PKCS#7', certificates, revocationLists, damage } };
}
