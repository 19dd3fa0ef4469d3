import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { type KeyAlgorithm, keyPairOf } from '../../support/keyPair.ts';
import { derivedMaterial } from '../../support/material/derivedMaterial.ts';

const ALGORITHMS: Readonly<Record<KeyAlgorithm, true>> = {
  'RSA-512': true,
  'RSA-768': true,
  'RSA-1024': true,
  'RSA-2048': true,
  'RSA-3072': true,
  'RSA-4096': true,
  'ECDSA-P224': true,
  'ECDSA-P256': true,
  'ECDSA-P384': true,
  'ECDSA-P521': true,
  Ed25519: true,
};
const CONTENT = new TextEncoder().encode('to be signed');

describe('material derived from names', () => {
  const { privateKey, signature } = derivedMaterial();

  for (const algorithm of Object.keys(ALGORITHMS) as KeyAlgorithm[]) {
    it(`is the same for the same name, and verifies: ${algorithm}`, async () => {
      const [one, again, other] = await Promise.all(
        ['a', 'a', 'b'].map(async (name) => keyPairOf(name, algorithm, await privateKey(name, algorithm))),
      );
      assert.ok(one && again && other);
      assert.deepEqual(one.spki, again.spki);
      assert.notDeepEqual(one.spki, other.spki);
      if (algorithm.startsWith('RSA')) {
        assert.equal(one.publicKey.asymmetricKeyDetails?.modulusLength, Number(algorithm.slice(4)));
      }
      for (const hash of algorithm === 'Ed25519' ? [null] : ['sha1', 'sha256']) {
        const signed = signature(hash, CONTENT, one.privateKey);
        assert.deepEqual(signature(hash, CONTENT, again.privateKey), signed);
        assert.ok(verify(hash, CONTENT, createPublicKey(one.privateKey), signed));
        assert.ok(!verify(hash, CONTENT, other.publicKey, signed));
      }
    });
  }

  it('gives a serial number that only the content decides, and another when it is issued again', () => {
    const [one, other] = [derivedMaterial(), derivedMaterial()];
    const first = one.serial(CONTENT);
    assert.notEqual(one.serial(CONTENT.subarray(1)), first);
    assert.notEqual(one.serial(CONTENT), first);
    assert.equal(other.serial(CONTENT), first);
  });
});
