import { encodeBase64Url } from '../../formats/base64/base64.ts';
import type { Artifact, TokenSigner } from '../../model/artifacts/artifact.ts';
import type { PublicKey } from '../../model/artifacts/certificate.ts';
import type { JsonWebToken, Token } from '../../model/artifacts/token.ts';
import { type Budget, budgetOf } from '../../model/budget.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { createScheduler, type Scheduler } from '../../model/time/scheduler.ts';
import { createSignatureCache } from '../signatureCache.ts';
import { LOOK_COST, rsaKeyRefusal, verificationCost } from '../signatureCost.ts';
import type { VerifierCache } from '../verifiers.ts';
import { fitsToken, type TokenVerdict, verifyToken } from './verifyToken.ts';

/**
 * The signer of each JSON Web Token among the artifacts, by the keys among them. Pays for each check; where no budget is given, the
 * tokens and keys bring it.
 */
export async function findTokenSigners(
  artifacts: readonly Artifact[],
  keys: VerifierCache = createSignatureCache().keys,
  budget: Budget = budgetOf(artifacts.map(({ origin: { span } }) => ({ size: span.end - span.start }))),
  scheduler: Scheduler = createScheduler(),
): Promise<ReadonlyMap<Token, TokenSigner>> {
  const tokens = artifacts.flatMap((one) => (one.kind === 'token' && one.token.kind === 'jwt' ? one.token : []));
  const signers = new Map<Token, TokenSigner>();
  if (tokens.length === 0) return signers;
  const search = new TokenSignerSearch(candidatesAmong(artifacts), keys, budget);
  for (const token of tokens) {
    signers.set(token, await search.signerOf(token));
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
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
  return encodeBase64Url(Uint8Array.from(id.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}

class TokenSignerSearch {
  readonly #byKeyId: ReadonlyMap<string, Candidate>;
  readonly #keys: VerifierCache;
  readonly #budget: Budget;
  /** The keys that signed an earlier token, which mostly signed the next one too. */
  readonly #likely = new Set<Candidate>();
  readonly #all: readonly Candidate[];

  constructor(candidates: readonly Candidate[], keys: VerifierCache, budget: Budget) {
    this.#all = candidates;
    this.#byKeyId = new Map(candidates.map((candidate) => [candidate.keyId, candidate]));
    this.#keys = keys;
    this.#budget = budget;
  }

  async signerOf(token: JsonWebToken): Promise<TokenSigner> {
    const named = this.#byKeyId.get(contentOf(token.keyId) ?? '');
    if (named) return this.#named(token, named);
    // A key of another issuer may be named in another way, and old clusters named none.
    for (const candidate of this.#candidates()) {
      if (!this.#budget.pay(LOOK_COST)) return { kind: 'unpaid' };
      if (!fitsToken(token, candidate.key)) continue;
      const verdict = await this.#verify(token, candidate);
      if (verdict === 'unpaid') return { kind: 'unpaid' };
      if (verdict !== 'valid') continue;
      this.#likely.add(candidate);
      return { kind: 'verified', artifact: candidate.artifact };
    }
    return { kind: 'absent' };
  }

  *#candidates(): Generator<Candidate> {
    yield* [...this.#likely];
    for (const candidate of this.#all) if (!this.#likely.has(candidate)) yield candidate;
  }

  async #named(token: JsonWebToken, candidate: Candidate): Promise<TokenSigner> {
    const verdict = await this.#verify(token, candidate);
    if (verdict === 'unchecked' || verdict === 'unpaid') return { kind: verdict };
    return { kind: verdict === 'valid' ? 'verified' : 'refused', artifact: candidate.artifact };
  }

  async #verify(token: JsonWebToken, { key }: Candidate): Promise<TokenVerdict | 'unpaid'> {
    // crypto/rsa takes no signature by such a key.
    if (rsaKeyRefusal(key) !== undefined) return 'invalid';
    return this.#budget.pay(verificationCost(key)) ? verifyToken(token, key, this.#keys) : 'unpaid';
  }
}
