import * as der from '../../support/der.ts';
import type { KeyPair } from '../../support/keyPair.ts';

const SHA256_WITH_ECDSA = der.sequence(der.oid('1.2.840.10045.4.3.2'));
const text = (value: string) => new TextEncoder().encode(value);

/** A CRL (RFC 5280 section 5) with an invalid signature. */
export function revocationList(issuer: Uint8Array, now: Date): Uint8Array {
  const entry = (serial: bigint, reason: number) =>
    der.sequence(
      der.integer(serial),
      der.time(now),
      der.sequence(der.sequence(der.oid('2.5.29.21'), der.octetString(der.tlv(0x0a, Uint8Array.of(reason))))),
    );
  const extensions = der.sequence(
    der.sequence(der.oid('2.5.29.20'), der.octetString(der.integer(7n))),
    der.sequence(der.oid('2.5.29.27'), der.boolean(true), der.octetString(der.integer(3n))),
  );
  const list = der.sequence(
    der.integer(1n),
    SHA256_WITH_ECDSA,
    issuer,
    der.time(now),
    der.time(now),
    der.sequence(entry(1n, 1), entry(-5n, 9)),
    der.explicit(0, extensions),
  );
  return der.sequence(list, SHA256_WITH_ECDSA, der.bitString(text('no signature')));
}

/** A PKCS#7 bundle (RFC 5652 section 5.1) of certificates and CRLs, as `openssl crl2pkcs7` makes it. */
export function bundle(certificates: readonly Uint8Array[], lists: readonly Uint8Array[]): Uint8Array {
  const signed = der.sequence(
    der.integer(1n),
    der.tlv(0x31),
    der.sequence(der.oid('1.2.840.113549.1.7.1')),
    der.explicit(0, ...certificates),
    der.explicit(1, ...lists),
    der.tlv(0x31),
  );
  return der.sequence(der.oid('1.2.840.113549.1.7.2'), der.explicit(0, signed));
}

/** The head of a Java key store of one entry. */
export function javaKeyStore(): Uint8Array {
  return Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 5, ...text('alias'), 0, 0, 0, 0);
}

/** An Ed25519 key as ssh-keygen writes it without a passphrase (openssh, PROTOCOL.key). */
export function openSshKey(pair: KeyPair): Uint8Array {
  const { d = '', x = '' } = pair.privateKey.export({ format: 'jwk' });
  const [seed, point] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')];
  const string = (bytes: Uint8Array) => der.concat([number(bytes.length), bytes]);
  const open = der.concat([string(text('ssh-ed25519')), string(point)]);
  const hidden = der.concat([number(1), number(1), open, string(Buffer.concat([seed, point])), string(text('me'))]);
  const none = string(text('none'));
  return der.concat([text('openssh-key-v1\0'), none, none, string(text('')), number(1), string(open), string(hidden)]);
}

function number(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}
