import assert from 'node:assert/strict';
import { type Asn1Row, asn1Children, asn1Roots, asn1Tree } from '../../../../src/core/formats/der/asn1Tree.ts';
import { oidName } from '../../../../src/core/formats/x509/objects/objectNames.ts';
import * as der from '../../../support/der.ts';

const values = (bytes: Uint8Array, limits?: { depth: number; nodes: number }) =>
  asn1Tree(bytes, oidName, undefined, limits).rows.map(({ name, value }) => [name, value]);

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

function nested(depth: number): Uint8Array {
  let bytes = der.nothing();
  for (let level = 0; level < depth; level++) bytes = der.sequence(bytes);
  return bytes;
}

describe('asn1Tree', () => {
  it('says what primitive elements hold', () => {
    const cases: readonly (readonly [Uint8Array, string, string | undefined])[] = [
      [der.boolean(true), 'BOOLEAN', 'TRUE'],
      [der.boolean(false), 'BOOLEAN', 'FALSE'],
      [der.integer(-129n), 'INTEGER', '-129'],
      [der.integer(2n ** 63n - 1n), 'INTEGER', '9223372036854775807'],
      [der.integer(2n ** 64n), 'INTEGER', '01 00 00 00 00 00 00 00 00'],
      [der.nothing(), 'NULL', undefined],
      [der.oid('2.5.4.3'), 'OBJECT IDENTIFIER', '2.5.4.3 (commonName)'],
      [der.oid('1.2.3.4'), 'OBJECT IDENTIFIER', '1.2.3.4'],
      [der.utf8String('a\u202eb'), 'UTF8String', '"a\\u{202e}b"'],
      [hex('03 02 05 a0'), 'BIT STRING', '101 (bits)'],
      [hex('04 02 ab cd'), 'OCTET STRING', 'ab cd'],
      [hex('17 0d 32 35 30 31 30 32 30 33 30 34 30 35 5a'), 'UTCTime', '2025-01-02 03:04:05 UTC'],
      [der.implicit(2, new TextEncoder().encode('kubernetes')), '[2]', '"kubernetes"'],
      [der.implicit(7, Uint8Array.of(10, 96, 0, 1)), '[7]', '0a 60 00 01'],
    ];
    for (const [bytes, name, value] of cases) assert.deepEqual(values(bytes), [[name, value]]);
  });

  it('reads tags of several octets, and tags that have no type', () => {
    assert.deepEqual(values(hex('5f 81 01 01 41')), [['[APPLICATION 129]', '"A"']]);
    assert.deepEqual(values(hex('0f 00')), [['tag 15', undefined]]);
  });

  it('goes into strings that wrap an encoding, and not into those that look so by chance', () => {
    const wrapping = der.octetString(der.sequence(der.integer(1n)));
    assert.deepEqual(
      asn1Tree(wrapping, oidName).rows.map(({ name, wraps, offset }) => [name, wraps, offset]),
      [
        ['OCTET STRING', true, 0],
        ['SEQUENCE', false, 2],
        ['INTEGER', false, 4],
      ],
    );
    // A SEQUENCE whose part is damaged, a type that does not exist, and a point of a curve that begins like an OCTET STRING.
    for (const chance of ['04 04 30 02 02 05', '04 02 0f 00', '03 05 00 04 02 ab cd']) {
      assert.deepEqual(
        asn1Tree(hex(chance), oidName).rows.map(({ wraps }) => wraps),
        [false],
      );
    }
  });

  it('keeps what could be read before the damage, and says where it is', () => {
    const rows = asn1Tree(hex('30 06 02 01 05 04 09 00'), oidName).rows;
    assert.deepEqual(
      rows.map(({ name, offset, depth }: Asn1Row) => [name, offset, depth]),
      [
        ['SEQUENCE', 0, 0],
        ['INTEGER', 2, 1],
        ['Error', 5, 1],
      ],
    );
    assert.equal(rows[2]?.value, 'the element runs past its end');
    assert.equal(asn1Tree(hex('30 80 00 00'), oidName).rows[0]?.value, 'indefinite length, which DER does not allow');
    assert.equal(asn1Tree(hex('30'), oidName).rows[0]?.value, 'truncated element');
  });

  it('stops at its limits and says so', () => {
    const deep = asn1Tree(nested(60), oidName);
    assert.equal(deep.cut, true);
    assert.equal(deep.rows.length, 40);
    const wide = asn1Tree(der.sequence(...Array.from({ length: 6000 }, der.nothing)), oidName);
    assert.equal(wide.cut, true);
    assert.equal(wide.rows.length, 5000);
    assert.equal(asn1Tree(nested(10), oidName).cut, false);
    assert.equal(asn1Tree(nested(10), oidName, undefined, { depth: 3, nodes: 9 }).rows.length, 3);
  });

  it('reads one level at a time', () => {
    const bytes = der.sequence(der.sequence(der.integer(1n)), der.nothing());
    const [root] = asn1Roots(bytes).elements;
    assert.ok(root);
    assert.deepEqual(
      asn1Children(bytes, root).elements.map(({ number, offset }) => [number, offset]),
      [
        [16, 2],
        [5, 7],
      ],
    );
  });
});
