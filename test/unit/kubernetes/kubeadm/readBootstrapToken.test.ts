import assert from 'node:assert/strict';
import { readDocuments } from '../../../../src/core/kubernetes/decode/readKubernetes.ts';
import { bootstrapTokenText } from '../../../support/bootstrapTokenText.ts';

async function read(text: string) {
  const { documents } = await readDocuments(text, 'file:///token.yaml');
  return documents.flatMap((one) => (one.kind === 'bootstrapToken' ? [one] : []));
}

describe('readBootstrapToken', () => {
  for (const field of ['data', 'stringData'] as const) {
    it(`reads ${field} and keeps no secret half`, async () => {
      const found = await read(bootstrapTokenText({ field }));
      const [token] = found;
      assert.deepEqual(
        [token?.tokenId?.value, token?.tokenSecret?.form, token?.expiration?.value, token?.usages.length],
        ['07401b', 'wellFormed', '2026-06-02T12:00:00Z', 2],
      );
      assert.ok(!JSON.stringify(found).includes('f395accd246ae52d'));
    });
  }

  it('knows it by its type or by its name', async () => {
    assert.equal((await read(bootstrapTokenText({ type: undefined }))).length, 1);
    assert.equal((await read(bootstrapTokenText({ name: 'other' }))).length, 1);
    assert.deepEqual(await read(bootstrapTokenText({ name: 'other', type: 'Opaque' })), []);
  });

  it('reports values that are no base64', async () => {
    const text = bootstrapTokenText({}).replace(/token-id: .*/, 'token-id: 07401b!');
    const [token] = await read(text);
    assert.deepEqual(
      token?.undecodable.map(({ key, span }) => [key, text.slice(span.start, span.end)]),
      [['token-id', '07401b!']],
    );
    assert.equal(token?.tokenId, undefined);
  });
});
