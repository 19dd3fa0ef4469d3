import assert from 'node:assert/strict';
import { decodePemText } from '../../../../src/core/formats/artifacts/decodePemText.ts';
import { decodeToken } from '../../../../src/core/formats/jwt/decodeToken.ts';
import type { Artifact } from '../../../../src/core/model/artifacts/artifact.ts';
import { findTokenSigners } from '../../../../src/core/trust/tokens/findTokenSigners.ts';
import { podClaims, type SignedToken, signedToken } from '../../../support/jwt.ts';
import * as keys from '../../../support/keyPair.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const FLIP = { A: 'B' } as const;

function tokenOf({ text }: SignedToken) {
  const token = decodeToken(text);
  assert.ok(token);
  const artifact: Artifact = { kind: 'token', origin: { uri: 'token', span: { start: 0, end: 0 }, trail: [] }, token };
  return { token, artifact };
}

async function fileOf(uri: string, text: string): Promise<readonly Artifact[]> {
  return (await decodePemText(text, uri)).artifacts;
}

describe('jwt/findTokenSigners', () => {
  for (const algorithm of ['RSA-2048', 'ECDSA-P256'] as const) {
    it(`finds the key that signed by ${algorithm}, among others`, async () => {
      const signer = await keys.key('token-signer', algorithm);
      const other = await keys.key('token-other', algorithm);
      const { token, artifact } = tokenOf(signedToken(signer, podClaims(NOW)));
      const files = [
        ...(await fileOf('other.pub', keys.publicKeyPem(other))),
        ...(await fileOf('sa.pub', keys.publicKeyPem(signer))),
        ...(await fileOf('sa.key', keys.privateKeyPem(signer))),
      ];
      const found = (await findTokenSigners([artifact, ...files])).get(token);
      assert.ok(found?.kind === 'verified', JSON.stringify(found));
      assert.equal(found.artifact.origin.uri, 'sa.pub');
    });
  }

  it('finds it where the token names no key', async () => {
    const signer = await keys.key('token-signer');
    const { token, artifact } = tokenOf(signedToken(signer, podClaims(NOW), {}));
    const files = await fileOf('sa.key', keys.privateKeyPem(signer));
    assert.equal((await findTokenSigners([artifact, ...files])).get(token)?.kind, 'verified');
  });

  it('reports a token whose signature is not by the key it names', async () => {
    const signer = await keys.key('token-signer');
    const { text, signature } = signedToken(signer, podClaims(NOW));
    const first = signature.slice(0, 1);
    const forged = `${text.slice(0, -signature.length)}${first === 'A' ? FLIP.A : 'A'}${signature.slice(1)}`;
    const { token, artifact } = tokenOf({ text: forged, signature });
    const files = await fileOf('sa.pub', keys.publicKeyPem(signer));
    assert.equal((await findTokenSigners([artifact, ...files])).get(token)?.kind, 'refused');
  });

  it('says so where no key is at hand', async () => {
    const { token, artifact } = tokenOf(signedToken(await keys.key('token-signer'), podClaims(NOW)));
    const files = await fileOf('other.pub', keys.publicKeyPem(await keys.key('token-other')));
    assert.deepEqual((await findTokenSigners([artifact, ...files])).get(token), { kind: 'absent' });
    assert.equal((await findTokenSigners(files)).size, 0);
  });
});
