import type { Certificate } from '../model/artifacts/certificate.ts';
import { groupBy } from '../model/collections/lookup.ts';
import { bySubject } from './candidates.ts';

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
   * Those that have the child's issuer name, likeliest first, some of them more than once: itself, the key identifier it names, none
   * where one of the two is lacking, and another one. Made one by one, since mostly the first has signed.
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
