import assert from 'node:assert/strict';
import { rc2Cbc } from '../../../../src/core/formats/pkcs/rc2.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('pkcs/legacy/rc2', () => {
  /** RFC 2268 §5: key, effective bits, plain text, cipher text. */
  for (const [key, bits, plain, cipherText] of [
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
    ['88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e', 129, '0000000000000000', '5b78d3a43dfff1f1'],
  ] as const) {
    it(`decrypts what RFC 2268 has for ${bits} bits of ${key}`, () => {
      const decrypt = rc2Cbc(bytes(key), bits);
      assert.deepEqual(decrypt(bytes(cipherText), new Uint8Array(8)), bytes(plain));
    });
  }

  it('joins each block to the one before', () => {
    const decrypt = rc2Cbc(bytes('88'), 64);
    const block = bytes('61a8a244adacccf0');
    const iv = bytes('0102030405060708');
    assert.deepEqual(decrypt(Uint8Array.from([...block, ...block]), iv), Uint8Array.from([...iv, ...block]));
  });
});
