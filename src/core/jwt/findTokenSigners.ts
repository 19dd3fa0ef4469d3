import type { Artifact } from '../model/artifact.ts';
import type { PublicKey } from '../model/certificate.ts';
import type { JsonWebToken, Token } from '../model/token.ts';
import { encodeBase64Url } from '../text/base64Url.ts';
import { verifyToken } from './verifyToken.ts';

/**
 * Whose key signed a token. `verified`: that artifact's; `refused`: the token names this key, whose check fails;
 * `absent`: no key at hand; `unchecked`: this host cannot check it.
 */
export type TokenSigner =
  | { readonly kind: 'verified' | 'refused'; readonly artifact: Artifact }
  | { readonly kind: 'absent' | 'unchecked' };

/** More keys than any node has; bounds the work for a file of a thousand. */
const MAX_KEYS = 200;

/** The signer of each JSON Web Token among the artifacts, by the keys among them. */
export async function findTokenSigners(artifacts: readonly Artifact[]): Promise<ReadonlyMap<Token, TokenSigner>> {
  const tokens = artifacts.flatMap((one) => (one.kind === 'token' && one.token.kind === 'jwt' ? one.token : []));
  const signers = new Map<Token, TokenSigner>();
  if (tokens.length === 0) return signers;
  const candidates = candidatesAmong(artifacts);
  for (const token of tokens) signers.set(token, await signerOf(token, candidates));
  return signers;
}

interface Candidate {
  readonly artifact: Artifact;
  readonly key: PublicKey;
  readonly keyId: string;
}

/** Each key once: from a public key, else a private key's public half, else a certificate, as --service-account-key-file takes them. */
function candidatesAmong(artifacts: readonly Artifact[]): readonly Candidate[] {
  const byId = new Map<string, Candidate>();
  for (const kind of ['publicKey', 'privateKey', 'certificate'] as const) {
    for (const artifact of artifacts) {
      const key = artifact.kind === kind ? publicKeyOf(artifact) : undefined;
      if (key && !byId.has(key.id)) byId.set(key.id, { artifact, key, keyId: keyIdOf(key) });
    }
  }
  return [...byId.values()];
}

function publicKeyOf(artifact: Artifact): PublicKey | undefined {
  switch (artifact.kind) {
    case 'publicKey':
      return artifact.key;
    case 'privateKey':
      return artifact.key.publicKey;
    case 'certificate':
      return artifact.certificate.publicKey;
    default:
      return undefined;
  }
}

/** The `kid` Kubernetes gives a key: base64url SHA-256 of its SubjectPublicKeyInfo (pkg/serviceaccount, keyIDFromPublicKey). */
function keyIdOf({ id }: PublicKey): string {
  return encodeBase64Url(Uint8Array.from(id.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16)));
}

async function signerOf(token: JsonWebToken, candidates: readonly Candidate[]): Promise<TokenSigner> {
  const named = candidates.find(({ keyId }) => keyId === token.keyId);
  // A key of another issuer may be named in another way, and old clusters named none.
  const tried = named ? [named] : candidates.slice(0, MAX_KEYS);
  let unchecked = 0;
  for (const { artifact, key } of tried) {
    const verdict = await verifyToken(token, key);
    if (verdict === 'valid') return { kind: 'verified', artifact };
    if (verdict === 'unchecked') unchecked++;
  }
  if (named) return unchecked > 0 ? { kind: 'unchecked' } : { kind: 'refused', artifact: named.artifact };
  return { kind: 'absent' };
}
