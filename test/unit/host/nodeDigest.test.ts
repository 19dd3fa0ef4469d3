import assert from 'node:assert/strict';
import { nodeDigest } from '../../../src/host/node.ts';

describe('nodeDigest', () => {
  for (const algorithm of ['SHA-256', 'SHA-1'] as const) {
    it(`makes what WebCrypto makes, ${algorithm}`, async () => {
      const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
      for (const part of [bytes.subarray(0, 0), bytes.subarray(3, 20), bytes]) {
        const made = new Uint8Array(await crypto.subtle.digest(algorithm, part));
        assert.equal(nodeDigest(algorithm, part), Buffer.from(made).toString('hex'));
      }
    });
  }
});
