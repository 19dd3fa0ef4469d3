import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf, leafOf } from '../../model/material.ts';
import type { ChainFailure } from '../../model/outcome.ts';
import type { Proof } from '../../model/proof.ts';

type Kind = ChainFailure['kind'];
type FailureOf<K extends Kind> = Extract<ChainFailure, { kind: K }>;

/** Proofs that fail for one reason at one certificate of one presented file. */
export interface Refusal<K extends Kind> {
  readonly failure: FailureOf<K>;
  /** The certificate Go refuses; absent where no file of the proof holds it. */
  readonly culprit?: CertificateArtifact;
  /** The certificate that was presented. */
  readonly leaf?: CertificateArtifact;
  /** At least one. */
  readonly proofs: readonly [Proof, ...Proof[]];
}

/** The failures of the given kinds, one for each culprit and leaf, however many others hold a bundle against it. */
export function refusalsOf<K extends Kind>(proofs: readonly Proof[], ...kinds: readonly K[]): readonly Refusal<K>[] {
  const found = new Map<string, { first: Refusal<K>; more: Proof[] }>();
  for (const proof of proofs) {
    if (proof.outcome?.kind !== 'refused') continue;
    const { failure } = proof.outcome;
    if (!isOneOf(failure, kinds)) continue;
    const leaf = leafOf(proof.presented);
    const key = `${failure.kind} ${failure.certificate.sha256} ${leaf?.certificate.sha256}`;
    const known = found.get(key);
    if (known) known.more.push(proof);
    else found.set(key, { first: { failure, culprit: holderOf(proof, failure), leaf, proofs: [proof] }, more: [] });
  }
  return [...found.values()].map(({ first, more }) => ({ ...first, proofs: [first.proofs[0], ...more] }));
}

function isOneOf<K extends Kind>(failure: ChainFailure, kinds: readonly K[]): failure is FailureOf<K> {
  return kinds.some((kind) => kind === failure.kind);
}

function holderOf(proof: Proof, failure: ChainFailure): CertificateArtifact | undefined {
  return [...certificatesOf(proof.presented), ...certificatesOf(proof.trusted)].find(
    ({ certificate }) => certificate.sha256 === failure.certificate.sha256,
  );
}
