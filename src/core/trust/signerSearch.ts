import type { Certificate } from '../model/artifacts/certificate.ts';
import type { Budget } from '../model/budget.ts';
import type { SignatureVerdict } from '../model/chainOutcome.ts';
import { groupBy } from '../model/collections/lookup.ts';
import { bySubject } from './candidates.ts';
import type { SignatureCache } from './signatureCache.ts';
import { LOOK_COST, rsaKeyRefusal, verificationCost } from './signatureCost.ts';
import { verifySignature } from './verifySignature.ts';

/**
 * The search for the key that signed one certificate. It ends with the first that did: no second key verifies the same signature,
 * unless somebody made it to.
 */
export class SignerSearch {
  readonly #child: Certificate;
  readonly #candidates: Iterator<Certificate, undefined>;
  readonly #cache: SignatureCache;
  readonly #budget: Budget;
  /** By the candidate's key. */
  readonly #verdicts = new Map<string, SignatureVerdict>();
  #signer: string | undefined;
  /** Whether some candidates cost more than was left. */
  #skipsSome = false;
  #state: 'open' | 'done' | 'unpaid' = 'open';

  constructor(child: Certificate, candidates: Iterator<Certificate, undefined>, cache: SignatureCache, budget: Budget) {
    this.#child = child;
    this.#candidates = candidates;
    this.#cache = cache;
    this.#budget = budget;
  }

  get isOver(): boolean {
    return this.#state !== 'open';
  }

  /** Whether it ended without a signer because the budget did. */
  get isUnpaid(): boolean {
    return this.#state === 'unpaid';
  }

  /** The id of the key that signed; undefined if none of them did. */
  get signer(): string | undefined {
    return this.#signer;
  }

  verdict({ subject, publicKey }: Certificate): SignatureVerdict {
    if (subject.key !== this.#child.issuer.key) return 'unchecked';
    const known = this.#verdicts.get(publicKey.id);
    if (known !== undefined) return known;
    if (this.#signer !== undefined) return 'invalid';
    return this.isUnpaid ? 'unpaid' : 'unchecked';
  }

  /** Goes on to the next candidate whose key was not looked at. Never rejects. */
  async tryNext(): Promise<void> {
    const candidate = this.#nextUntried();
    if (!candidate) return;
    const verdict = await this.#verify(candidate);
    this.#verdicts.set(candidate.publicKey.id, verdict);
    if (verdict === 'unpaid') this.#skipsSome = true;
    if (verdict !== 'valid') return;
    this.#signer = candidate.publicKey.id;
    this.#state = 'done';
  }

  /** Undefined, which ends the search, if there is none or the budget is too small even for a look. */
  #nextUntried(): Certificate | undefined {
    for (;;) {
      const { value: candidate } = this.#candidates.next();
      const isPaid = candidate !== undefined && this.#budget.pay(LOOK_COST);
      if (!isPaid) {
        this.#state = candidate || this.#skipsSome ? 'unpaid' : 'done';
        return undefined;
      }
      if (!this.#verdicts.has(candidate.publicKey.id)) return candidate;
    }
  }

  async #verify({ publicKey }: Certificate): Promise<SignatureVerdict> {
    // Go verifies nothing with such a key, and what it refuses may take long to calculate with.
    if (rsaKeyRefusal(publicKey) !== undefined) return 'invalid';
    if (!this.#budget.pay(verificationCost(publicKey))) return 'unpaid';
    const { verdicts, keys } = this.#cache;
    const pair = `${this.#child.sha256}:${publicKey.id}`;
    return verdicts.get(pair, () => verifySignature(this.#child, publicKey, keys));
  }
}

/** The certificates of one subject, each key once. */
interface Namesakes {
  readonly all: readonly Certificate[];
  /** By their subject key identifier, "" for those without. */
  readonly byKeyId: ReadonlyMap<string, readonly Certificate[]>;
}

/** Who may have signed what, by names and key identifiers alone: nothing here is calculated. */
export class SignerCandidates {
  readonly #namesakes: ReadonlyMap<string, Namesakes>;

  constructor(certificates: readonly Certificate[]) {
    this.#namesakes = new Map([...bySubject(certificates)].map(([key, group]) => [key, namesakesOf(group)]));
  }

  /**
   * The candidates with the child's issuer name, most likely first, some of them more than once: the child itself, the key identifier it names, no
   * identifier on one of the sides, and a different one. Generated lazily, since mostly the first has signed.
   */
  *of(child: Certificate): Generator<Certificate, undefined> {
    const namesakes = this.#namesakes.get(child.issuer.key);
    if (!namesakes) return undefined;
    const { byKeyId, all } = namesakes;
    if (child.subject.key === child.issuer.key) yield child;
    const named = child.authorityKeyId ?? '';
    yield* byKeyId.get(named) ?? [];
    if (named !== '') yield* byKeyId.get('') ?? [];
    yield* all;
    return undefined;
  }
}

function namesakesOf(group: readonly Certificate[]): Namesakes {
  const all = [...new Map(group.map((certificate) => [certificate.publicKey.id, certificate])).values()];
  return { all, byKeyId: groupBy(all, ({ subjectKeyId }) => subjectKeyId ?? '') };
}
