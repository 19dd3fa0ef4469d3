import assert from 'node:assert/strict';
import { DerError, readElement } from '../../../../src/core/formats/der/derElement.ts';
import * as primitives from '../../../../src/core/formats/der/derPrimitives.ts';

const element = (hex: string) => {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  return readElement(bytes, 0, bytes.length);
};

describe('der/derPrimitives', () => {
  it('reads object identifiers of every size', () => {
    assert.equal(primitives.oidText(element('0603550403')), '2.5.4.3');
    assert.equal(primitives.oidText(element('06092a864886f70d01010b')), '1.2.840.113549.1.1.11');
    assert.equal(primitives.oidText(element('06028837')), '2.999');
    assert.equal(primitives.oidText(element('060a6982ffffffffffffff7f')), '2.25.216172782113783807');
    assert.equal(primitives.oidText(element('060127')), '0.39');
  });

  it('refuses malformed object identifiers', () => {
    for (const hex of ['0600', '060180', '06025580', '0603558001']) {
      assert.throws(() => primitives.oidText(element(hex)), DerError);
    }
  });

  it('reads booleans and small integers strictly', () => {
    assert.equal(primitives.booleanValue(element('0101ff')), true);
    assert.equal(primitives.booleanValue(element('010100')), false);
    assert.throws(() => primitives.booleanValue(element('010101')), DerError);
    assert.equal(primitives.smallInteger(element('02020100')), 256);
    assert.equal(primitives.smallInteger(element('0201ff')), -1);
    for (const hex of ['0200', '02020001', '0202ff80', '0206010000000000']) {
      assert.throws(() => primitives.smallInteger(element(hex)), DerError);
    }
  });

  it('writes integers as openssl writes serials', () => {
    assert.equal(primitives.integerHex(element('020200ff')), 'FF');
    assert.equal(primitives.integerHex(element('02020100')), '0100');
    assert.equal(primitives.integerHex(element('0201fb')), '-05');
    assert.equal(primitives.integerHex(element('0202ff00')), '-0100');
    assert.equal(primitives.integerHex(element('020100')), '00');
  });

  it('counts the bits of a modulus', () => {
    assert.equal(primitives.integerBits(element('020200ff')), 8);
    assert.equal(primitives.integerBits(element('02020100')), 9);
    assert.equal(primitives.integerBits(element('020100')), 0);
  });

  it('reads named bits and refuses unused bits that are set', () => {
    assert.deepEqual(primitives.setBits(element('030205a0')), [0, 2]);
    assert.deepEqual(primitives.setBits(element('0303070080')), [8]);
    assert.deepEqual(primitives.setBits(element('030100')), []);
    for (const hex of ['0300', '030107', '030208a0', '030205a1']) {
      assert.throws(() => primitives.setBits(element(hex)), DerError);
    }
    assert.throws(() => primitives.bitStringBytes(element('030205a0')), DerError);
  });
});
