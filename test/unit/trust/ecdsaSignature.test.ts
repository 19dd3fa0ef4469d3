import assert from 'node:assert/strict';
import { toP1363 } from '../../../src/core/trust/ecdsaSignature.ts';
import { bitString, concat, integer, sequence } from '../../support/der.ts';

const TABLE: readonly { readonly name: string; readonly der: Uint8Array; readonly numbers?: readonly number[] }[] = [
  { name: 'short numbers are padded', der: sequence(integer(1n), integer(0x1234n)), numbers: [0, 0, 1, 0, 0x12, 0x34] },
  {
    name: 'a sign octet is dropped',
    der: sequence(integer(0x80ffffn), integer(0xffn)),
    numbers: [0x80, 0xff, 0xff, 0, 0, 0xff],
  },
  { name: 'a number too large', der: sequence(integer(0x01000000n), integer(1n)) },
  { name: 'a negative number', der: sequence(Uint8Array.of(2, 1, 0x80), integer(1n)) },
  { name: 'an empty number', der: sequence(Uint8Array.of(2, 0), integer(1n)) },
  { name: 'one number', der: sequence(integer(1n)) },
  { name: 'three numbers', der: sequence(integer(1n), integer(2n), integer(3n)) },
  { name: 'octets after the sequence', der: concat([sequence(integer(1n), integer(2n)), Uint8Array.of(0)]) },
  { name: 'something else', der: bitString(Uint8Array.of(1)) },
  { name: 'nothing', der: Uint8Array.of() },
];

describe('toP1363', () => {
  for (const { name, der, numbers } of TABLE) {
    it(`${name}${numbers === undefined ? ' is no signature' : ''}`, () => {
      assert.deepEqual(toP1363(der, 3), numbers && Uint8Array.from(numbers));
    });
  }
});
