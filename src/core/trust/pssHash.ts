import { toHex } from '../formats/der/bytes.ts';
import { attempt, DerCursor } from '../formats/der/derCursor.ts';
import { contextTag, type DerElement, rawOf, readWhole, TAG } from '../formats/der/derElement.ts';

type PssHash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** DER of the hash identifiers with NULL parameters, and the salt length in octets Go demands with each (RFC 4055 §2.1). */
const HASHES: readonly { readonly hash: PssHash; readonly identifier: string; readonly salt: number }[] = [
  { hash: 'SHA-256', identifier: '300d06096086480165030402010500', salt: 32 },
  { hash: 'SHA-384', identifier: '300d06096086480165030402020500', salt: 48 },
  { hash: 'SHA-512', identifier: '300d06096086480165030402030500', salt: 64 },
];
const MGF1 = '06092a864886f70d010108';

/**
 * The hash of an RSASSA-PSS certificate, from its TBSCertificate. Undefined for parameters Go does not accept: another
 * hash, another one for MGF1, or a salt not as long as the hash.
 */
export function readPssHash(tbs: Uint8Array): PssHash | undefined {
  const parsed = attempt(() => {
    const fields = new DerCursor(readWhole(tbs, TAG.sequence));
    fields.takeOptional(contextTag(0, true), 'version');
    fields.take(TAG.integer, 'serial number');
    const identifier = new DerCursor(fields.take(TAG.sequence, 'signature algorithm'));
    identifier.take(TAG.oid, 'algorithm');
    return hashOf(identifier.take(TAG.sequence, 'RSASSA-PSS parameters'));
  });
  return 'value' in parsed ? parsed.value : undefined;
}

function hashOf(parameters: DerElement): PssHash | undefined {
  const fields = new DerCursor(parameters);
  const hash = explicit(fields, 0);
  const mask = new DerCursor(fieldOf(fields, 1));
  const maskParts = new DerCursor(mask.take(TAG.sequence, 'mask generation'));
  const maskName = toHex(rawOf(maskParts.take(TAG.oid, 'mask generation function')));
  const maskHash = toHex(rawOf(maskParts.take(TAG.sequence, 'mask hash')));
  const salt = explicit(fields, 2);
  const known = HASHES.find(({ identifier }) => identifier === hash);
  if (known === undefined || maskName !== MGF1 || maskHash !== hash) return undefined;
  return salt === `0201${known.salt.toString(16)}` ? known.hash : undefined;
}

function explicit(fields: DerCursor, number: number): string {
  return toHex(rawOf(new DerCursor(fieldOf(fields, number)).next('RSASSA-PSS parameter')));
}

function fieldOf(fields: DerCursor, number: number): DerElement {
  return fields.take(contextTag(number, true), 'RSASSA-PSS parameter');
}
