import assert from 'node:assert/strict';
import { findFailure } from '../../fuzz/check/findFailure.ts';
import { type Corpus, makeCorpus } from '../../fuzz/corpus/makeCorpus.ts';
import { makeKinds } from '../../fuzz/kinds.ts';

describe('binary files cut short', () => {
  let corpus: Corpus;
  before(async () => {
    corpus = await makeCorpus();
  });

  it('at every octet are reported, and lead to no error and no secret', async () => {
    const kinds = await makeKinds(corpus);
    const check = async (name: string, all: readonly Uint8Array[]) => {
      const kind = kinds.find((one) => one.name === name);
      assert.ok(kind);
      for (const [at, bytes] of all.entries()) {
        for (let length = 0; length < bytes.length; length++) {
          const input = [['file', bytes.subarray(0, length)]] as const;
          const failure = await findFailure(kind, input, 0, { secrets: corpus.secrets, twice: false });
          assert.equal(failure, undefined, `${name} ${at} at ${length}: ${failure?.property} ${failure?.signature}`);
        }
      }
    };
    await check('structure', [...corpus.structures, ...corpus.certificates.slice(0, 2)]);
    await check('key store', corpus.keyStores);
  });
});
