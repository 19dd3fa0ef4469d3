import { readBer } from '../der/berToDer.ts';
import { DerCursor } from '../der/derCursor.ts';
import {
  childrenOf,
  contentOf,
  contextTag,
  type DerElement,
  DerError,
  rawOf,
  readWhole,
  TAG,
} from '../der/derElement.ts';
import { oidText } from '../der/derPrimitives.ts';
import { stringText } from '../der/derString.ts';
import { BAG } from './objectIds.ts';
import { type Encryption, parseEncryption } from './parseEncryption.ts';

/** A SafeBag (RFC 7292 §4.2). Views share the input, which holds private keys: never keep one. */
export type SafeBag = { readonly name?: string | undefined } & (
  | { readonly kind: 'key' | 'certificate' | 'revocationList'; readonly der: Uint8Array }
  | { readonly kind: 'shroudedKey'; readonly encryption: Encryption; readonly cipherText: Uint8Array }
  | { readonly kind: 'other' }
);

const FAILURE = 'malformed key store';
const MAX_DEPTH = 8;

/** The bags of a SafeContents, those of nested ones among them. Throws DerError if it is malformed. */
export function parseSafeContents(bytes: Uint8Array): readonly SafeBag[] {
  return readBer(bytes, (der) => bagsOf(readWhole(der, TAG.sequence), 0));
}

function bagsOf(contents: DerElement, depth: number): readonly SafeBag[] {
  if (depth > MAX_DEPTH) throw new DerError(FAILURE);
  return childrenOf(contents).flatMap((bag) => {
    const fields = new DerCursor(bag);
    const type = oidText(fields.take(TAG.oid, FAILURE));
    const value = new DerCursor(fields.take(contextTag(0, true), FAILURE)).next(FAILURE);
    if (type === BAG.safeContents) return bagsOf(value, depth + 1);
    const attributes = fields.takeOptional(TAG.set, FAILURE);
    return [{ ...bagOf(type, value), name: attributes && friendlyName(attributes) }];
  });
}

function bagOf(type: string, value: DerElement): SafeBag {
  switch (type) {
    case BAG.key:
      return { kind: 'key', der: rawOf(value) };
    case BAG.shroudedKey: {
      const fields = new DerCursor(value);
      const encryption = parseEncryption(fields.take(TAG.sequence, FAILURE));
      return { kind: 'shroudedKey', encryption, cipherText: contentOf(fields.take(TAG.octetString, FAILURE)) };
    }
    case BAG.certificate:
      return wrapped('certificate', value, BAG.x509Certificate);
    case BAG.revocationList:
      return wrapped('revocationList', value, BAG.x509RevocationList);
    default:
      return { kind: 'other' };
  }
}

/** CertBag and CRLBag: a type and, in an octet string, the DER. */
function wrapped(kind: 'certificate' | 'revocationList', value: DerElement, wanted: string): SafeBag {
  const fields = new DerCursor(value);
  if (oidText(fields.take(TAG.oid, FAILURE)) !== wanted) return { kind: 'other' };
  const explicit = new DerCursor(fields.take(contextTag(0, true), FAILURE));
  return { kind, der: contentOf(explicit.take(TAG.octetString, FAILURE)) };
}

function friendlyName(attributes: DerElement): string | undefined {
  for (const attribute of childrenOf(attributes)) {
    const fields = new DerCursor(attribute);
    if (oidText(fields.take(TAG.oid, FAILURE)) !== BAG.friendlyName) continue;
    const [value] = childrenOf(fields.take(TAG.set, FAILURE));
    return value && stringText(value);
  }
  return undefined;
}
