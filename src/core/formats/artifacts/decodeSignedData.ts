import type { Artifact, Origin } from '../../model/artifacts/artifact.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { readBer } from '../der/berToDer.ts';
import { attempt, DerCursor } from '../der/derCursor.ts';
import { childrenOf, contextTag, DerError, rawOf, readWhole, TAG } from '../der/derElement.ts';
import { CONTENT } from '../pkcs/objectIds.ts';
import { contentInfo } from '../pkcs/parseKeyStore.ts';
import { readCertificate } from '../x509/readCertificate.ts';
import { readRevocationList } from '../x509/readRevocationList.ts';

/** A PKCS#7 bundle and what it holds. Go finds the block, but nothing in it: no component reads PKCS#7. */
export async function decodeSignedData(
  der: Uint8Array,
  origin: Origin,
  scheduler: Scheduler,
): Promise<readonly Artifact[]> {
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
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  for (const [at, bytes] of revocationLists.entries()) {
    const result = readRevocationList(bytes);
    const index = certificates.length + at;
    if ('list' in result) inside.push({ kind: 'revocationList', origin: originOf(index), list: result.list });
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  const unread = certificates.length + revocationLists.length - inside.length;
  return [bundle(origin, inside, unread > 0 ? `${unread} of its parts cannot be read` : undefined), ...inside];
}

function bundle(origin: Origin, inside: readonly Artifact[], damage: string | undefined): Artifact {
  const certificates = inside.flatMap((one) => (one.kind === 'certificate' ? one.certificate : []));
  const revocationLists = inside.flatMap((one) => (one.kind === 'revocationList' ? one.list : []));
  return { kind: 'container', origin, container: { format: 'PKCS#7', certificates, revocationLists, damage } };
}

/** The DER of what a SignedData carries along. */
interface SignedDataContent {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

const FAILURE = 'malformed SignedData';

/** Reads certificates and CRLs of PKCS#7 or CMS SignedData (RFC 5652 §5.1). Throws DerError for any other content. */
function parseSignedData(bytes: Uint8Array): SignedDataContent {
  return readBer(bytes, parse);
}

function parse(der: Uint8Array): SignedDataContent {
  const { type, content } = contentInfo(readWhole(der, TAG.sequence));
  if (type !== CONTENT.signedData) throw new DerError('its content is not SignedData');
  const fields = new DerCursor(content.take(TAG.sequence, FAILURE));
  fields.take(TAG.integer, FAILURE);
  fields.take(TAG.set, FAILURE);
  fields.take(TAG.sequence, FAILURE);
  const certificates = fields.takeOptional(contextTag(0, true), FAILURE);
  const revocationLists = fields.takeOptional(contextTag(1, true), FAILURE);
  // Other choices (attribute certificates, OCSP responses) have context tags.
  const plain = (set: typeof certificates) =>
    set ? childrenOf(set).flatMap((child) => (child.tag === TAG.sequence ? [rawOf(child)] : [])) : [];
  return { certificates: plain(certificates), revocationLists: plain(revocationLists) };
}
