import assert from 'node:assert/strict';
import { berToDer } from '../../../../src/core/formats/der/berToDer.ts';
import { DerError } from '../../../../src/core/formats/der/derElement.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

describe('der/berToDer', () => {
  for (const [name, ber, der] of [
    ['DER as it is', '30 03 02 01 05', '3003020105'],
    ['an indefinite length', '30 80 02 01 05 00 00', '3003020105'],
    ['nested indefinite lengths', '30 80 a0 80 02 01 05 00 00 00 00', '3005a003020105'],
    ['a length that is not minimal', '30 81 03 02 01 05', '3003020105'],
    ['an octet string in pieces', '24 80 04 01 aa 24 04 04 02 bb cc 00 00', '0403aabbcc'],
    ['what follows the first element', '02 01 05 ff ff', '020105'],
  ] as const) {
    it(`takes ${name}`, () => assert.equal(hex(berToDer(bytes(ber))), der));
  }

  it('refuses what is cut short, has no end, or is nested without end', () => {
    for (const ber of [
      '',
      '30',
      '30 05 02 01 05',
      '30 80 02 01 05',
      '04 80 00 00',
      '24 80 02 01 05 00 00',
      '3f 01 00',
    ]) {
      assert.throws(() => berToDer(bytes(ber)), DerError, ber);
    }
    assert.throws(() => berToDer(bytes('3080'.repeat(10_000))), /too deep/);
  });
});
