import * as der from '../../support/der.ts';

/** Each field as DER; what is absent takes an ordinary value, and `undefined` leaves an optional field out. */
export interface CraftedParts {
  readonly version?: Uint8Array | undefined;
  readonly serial?: Uint8Array;
  readonly algorithm?: Uint8Array;
  readonly outerAlgorithm?: Uint8Array;
  readonly issuer?: Uint8Array;
  readonly notBefore?: Uint8Array;
  readonly notAfter?: Uint8Array;
  readonly subject?: Uint8Array;
  readonly spki?: Uint8Array;
  /** Between the key and the extensions. */
  readonly uniqueIds?: readonly Uint8Array[];
  readonly extensions?: readonly Uint8Array[];
  /** BIT STRING. */
  readonly signature?: Uint8Array;
  /** After the last field of the signed part. */
  readonly surplus?: readonly Uint8Array[];
}

/** The public key of RFC 8032's first test vector. */
const PUBLIC_KEY = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');

export const ED25519 = der.sequence(der.oid('1.3.101.112'));
const VERSION_3 = der.explicit(0, der.integer(2n));
const SPKI = der.sequence(ED25519, der.bitString(PUBLIC_KEY));
/** openssl prints signatures without checking them, so that short ones do. */
const SIGNATURE = der.bitString(hex('00112233445566778899aabbccddeeff0102030405'));

/** A certificate that is the same in every run: with a published key, and no valid signature. */
export function craft(parts: CraftedParts = {}): Uint8Array {
  const algorithm = parts.algorithm ?? ED25519;
  const version = 'version' in parts ? parts.version : VERSION_3;
  const extensions = parts.extensions && der.explicit(3, der.sequence(...parts.extensions));
  const tbs = der.sequence(
    ...(version ? [version] : []),
    parts.serial ?? der.integer(0x1234n),
    algorithm,
    parts.issuer ?? name(attribute('2.5.4.3', der.utf8String('issuer'))),
    der.sequence(parts.notBefore ?? utcTime('260101000000Z'), parts.notAfter ?? utcTime('270101000000Z')),
    parts.subject ?? name(attribute('2.5.4.3', der.utf8String('subject'))),
    parts.spki ?? SPKI,
    ...(parts.uniqueIds ?? []),
    ...(extensions ? [extensions] : []),
    ...(parts.surplus ?? []),
  );
  return der.sequence(tbs, parts.outerAlgorithm ?? algorithm, parts.signature ?? SIGNATURE);
}

/** A certificate with this one extension, not critical. */
export function withExtension(oid: string, value: Uint8Array): Uint8Array {
  return craft({ extensions: [extension(oid, value)] });
}

export function extension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octetString(value));
}

/** A Name with one attribute in each RDN. */
export function name(...attributes: readonly Uint8Array[]): Uint8Array {
  return der.sequence(...attributes.map((one) => der.tlv(0x31, one)));
}

export function attribute(oid: string, value: Uint8Array): Uint8Array {
  return der.sequence(der.oid(oid), value);
}

export const utcTime = (text: string): Uint8Array => der.tlv(0x17, ascii(text));
export const generalizedTime = (text: string): Uint8Array => der.tlv(0x18, ascii(text));

/** One octet a character. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** Blanks between octets are ignored. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
}
