import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { certificatesOf, leafOf } from '../../model/material.ts';
import type { ChainFailure } from '../../model/outcome.ts';
import type { Proof, ProofSpec } from '../../model/proof.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { goErrorText, tlsErrorText } from '../../trust/goErrorText.ts';
import { partyName } from '../participants/parties.ts';

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

/**
 * What people see when the trusting side refuses, as the end of a sentence. API servers and kubelets only ask for a client
 * certificate and answer 401; etcd breaks the connection; a client reports Go's error itself.
 */
export function refusalEffect(proof: ProofSpec, failure: ChainFailure): Text {
  const textWho = partyName(proof.trustedBy);
  if (proof.purpose === 'serverAuth')
    return phrase('{textWho} reports `{error}`', { textWho, error: tlsErrorText(failure) });
  if (proof.trustedBy === 'etcd')
    return phrase('{component} drops the connection and logs `{error}`', {
      component: 'etcd',
      error: tlsErrorText(failure),
    });
  const slots = { textWho, error: goErrorText(failure) };
  return proof.trustedBy === 'extension-apiserver'
    ? phrase('{textWho} answer 401 Unauthorized, with `{error}` in the log', slots)
    : phrase('{textWho} answers 401 Unauthorized, with `{error}` in the log', slots);
}
