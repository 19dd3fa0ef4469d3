import assert from 'node:assert/strict';
import { findFailure } from '../../fuzz/check/findFailure.ts';
import { SecretIndex } from '../../fuzz/check/secretIndex.ts';
import { makeCorpus } from '../../fuzz/corpus/makeCorpus.ts';
import { readCrashes } from '../../fuzz/crashFile.ts';
import type { Kind } from '../../fuzz/kind.ts';
import { makeKinds } from '../../fuzz/kinds.ts';

describe('inputs that failed once', () => {
  const crashes = readCrashes();
  let kinds: readonly Kind[] = [];
  let secrets = new SecretIndex();
  before(async () => {
    const corpus = await makeCorpus();
    secrets = corpus.secrets;
    kinds = await makeKinds(corpus);
  });

  it('hold no private key that could be used', () => {
    for (const { file, input } of crashes) {
      for (const [, bytes] of input)
        assert.doesNotMatch(new TextDecoder().decode(bytes), /PRIVATE KEY-----\s+\w{60}/, file);
    }
  });

  for (const { file, kind, input, lookAt } of crashes) {
    it(`${file} fails no more`, async () => {
      const found = kinds.find(({ name }) => name === kind);
      assert.ok(found, kind);
      assert.equal(await findFailure(found, input, lookAt, { secrets, twice: true }), undefined);
    });
  }
});

describe('the search for secrets', () => {
  const SECRET = 'Zm9vYmFyLXNlY3JldC1rZXktbWF0ZXJpYWw';
  const index = new SecretIndex();
  before(() => {
    index.addText(SECRET);
    index.addBytes(Uint8Array.from({ length: 32 }, (_, at) => (at * 73 + 17) % 256));
  });

  it('finds a piece in every spelling, wherever it begins', () => {
    const bytes = Buffer.from(Uint8Array.from({ length: 32 }, (_, at) => (at * 73 + 17) % 256));
    const hex = bytes.toString('hex');
    for (const leak of [
      `x${SECRET.slice(3, 30)}y`,
      Buffer.from(`any ${SECRET}`).toString('base64'),
      hex.toUpperCase().replaceAll(/../g, '$&:'),
      bytes.toString('base64'),
      Buffer.concat([Buffer.from('a'), bytes, Buffer.from('b')]).toString('base64'),
      JSON.stringify(bytes.toJSON().data),
    ]) {
      for (const before of ['', '-', '--', '---', '----']) assert.ok(index.find(`${before}${leak}`), leak);
    }
  });

  it('finds nothing in other text', () => {
    assert.equal(
      index.find('deadbeef'.repeat(40) + Buffer.from('something else entirely').toString('base64')),
      undefined,
    );
  });
});
