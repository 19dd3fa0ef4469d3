import * as der from '../../support/der.ts';
import { pem } from '../../support/pem.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const ALGORITHM = der.sequence(der.oid('1.2.840.10045.4.3.2'));
const text = (value: string) => new TextEncoder().encode(value);
const extension = (oid: string, value: Uint8Array) => der.sequence(der.oid(oid), der.octetString(value));
const name = (value: Uint8Array) => der.sequence(der.setOf(der.sequence(der.oid('2.5.4.3'), value)));

interface Parts {
  readonly serial?: Uint8Array;
  readonly subject?: Uint8Array;
  readonly key?: Uint8Array;
  readonly extensions?: Uint8Array;
}

/** DER in which one thing is as large as the file may be, or asks for more than it holds. `size` in octets. */
export function largeStructures(size: number, spki: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const big = new Uint8Array(size).fill(0x71);
  const many = (length: number, part: (at: number) => Uint8Array) =>
    der.concat(Array.from({ length: Math.ceil(size / length) }, (_, at) => part(at)));
  const certificate = ({ serial, subject, key, extensions }: Parts) => {
    const names = [name(der.utf8String('a')), subject ?? name(der.utf8String('b'))] as const;
    const validity = der.sequence(der.time(NOW), der.time(NOW));
    const fields = [
      der.explicit(0, der.integer(2n)),
      serial ?? der.integer(5n),
      ALGORITHM,
      names[0],
      validity,
      names[1],
    ];
    const tbs = der.sequence(
      ...fields,
      key ?? spki,
      ...(extensions ? [der.explicit(3, der.sequence(extensions))] : []),
    );
    return der.sequence(tbs, ALGORITHM, der.bitString(new Uint8Array(8)));
  };
  const field = (exponent: bigint) => {
    const binary = der.sequence(der.integer(exponent), der.oid('1.2.840.10045.1.2.3.2'), der.integer(9n));
    const curve = der.sequence(der.octetString(Uint8Array.of(0)), der.octetString(Uint8Array.of(1)));
    const parameters = [der.integer(1n), der.sequence(der.oid('1.2.840.10045.1.2'), binary), curve];
    const rest = [der.octetString(Uint8Array.of(4, 1, 1)), der.integer(7n), der.integer(1n)];
    const algorithm = der.sequence(der.oid('1.2.840.10045.2.1'), der.sequence(...parameters, ...rest));
    return certificate({ key: der.sequence(algorithm, der.bitString(Uint8Array.of(4, 1, 1))) });
  };
  return {
    'a serial number': certificate({ serial: der.tlv(2, big) }),
    'a name': certificate({ subject: name(der.tlv(0x0c, big)) }),
    'a name of control characters': certificate({
      subject: name(
        der.tlv(
          0x0c,
          big.map(() => 1),
        ),
      ),
    }),
    'a wide name': certificate({ subject: name(der.tlv(0x1e, big)) }),
    'an object identifier': certificate({
      extensions: der.sequence(
        der.tlv(
          6,
          big.map(() => 0xf1),
          Uint8Array.of(1),
        ),
        der.octetString(big),
      ),
    }),
    'names in one subject': certificate({
      subject: der.sequence(many(14, () => der.setOf(der.sequence(der.oid('2.5.4.3'), der.utf8String('a'))))),
    }),
    'alternative names': certificate({
      extensions: extension('2.5.29.17', der.sequence(many(9, (at) => der.tlv(0x82, text(`a${at}`))))),
    }),
    'alternative addresses': certificate({
      extensions: extension('2.5.29.17', der.sequence(many(18, () => der.tlv(0x87, new Uint8Array(16))))),
    }),
    extensions: certificate({ extensions: many(9, (at) => extension(`2.5.29.${at % 90}`, new Uint8Array(0))) }),
    purposes: certificate({ extensions: extension('2.5.29.37', der.sequence(many(5, () => der.oid('1.2.3.4')))) }),
    constraints: certificate({
      extensions: extension(
        '2.5.29.30',
        der.sequence(
          der.explicit(
            0,
            many(9, (at) => der.sequence(der.tlv(0x82, text(`a${at}`)))),
          ),
        ),
      ),
    }),
    policies: certificate({
      extensions: extension('2.5.29.32', der.sequence(many(9, () => der.sequence(der.oid('1.2.3.4'))))),
    }),
    'a field of two to the power of 2^31': field(2n ** 31n - 1n),
    'a field of a negative power': field(-1n),
    'sequences in sequences': Array.from({ length: 2000 }).reduce<Uint8Array>(
      (inner) => der.sequence(inner),
      new Uint8Array(0),
    ),
    'open sequences': der.concat(Array.from({ length: size / 2 }, () => Uint8Array.of(0x30, 0x80))),
    'revoked certificates': der.sequence(
      der.sequence(
        der.integer(1n),
        ALGORITHM,
        name(der.utf8String('a')),
        der.time(NOW),
        der.sequence(many(22, (at) => der.sequence(der.integer(BigInt(at)), der.time(NOW)))),
      ),
      ALGORITHM,
      der.bitString(new Uint8Array(8)),
    ),
    'an RSA key': text(
      pem(
        'RSA PRIVATE KEY',
        der.sequence(
          der.integer(0n),
          der.tlv(2, big),
          der.integer(3n),
          ...Array.from({ length: 6 }, () => der.tlv(2, big)),
        ),
      ),
    ),
    'a public RSA key': text(pem('RSA PUBLIC KEY', der.sequence(der.tlv(2, big), der.integer(3n)))),
  };
}
