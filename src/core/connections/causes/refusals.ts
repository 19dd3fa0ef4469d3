import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { ChainFailure } from '../../model/chainOutcome.ts';
import { certificatesOf, leafOf } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import type { PeerVerification, PeerVerificationSpec } from '../../model/peerVerification.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { goErrorText, tlsErrorText } from '../../trust/goErrorText.ts';
import { type BrokenCause, refusedVerifications } from './brokenCauses.ts';

type Kind = ChainFailure['kind'];

type FailureOf<K extends Kind> = Extract<ChainFailure, { kind: K }>;

/** Verifications that fail for one reason at one certificate of one presented file. */
export interface Refusal<K extends Kind> {
  readonly failure: FailureOf<K>;
  /** The certificate Go refuses; absent if no file of the verification holds it. */
  readonly culprit?: CertificateArtifact | undefined;
  /** The certificate that was presented. */
  readonly leaf?: CertificateArtifact | undefined;
  /** At least one. */
  readonly verifications: readonly [PeerVerification, ...PeerVerification[]];
}

/** The failures of the given kinds, one for each culprit and leaf, however many others hold a bundle against it. */
export function refusalsOf<K extends Kind>(
  verifications: readonly PeerVerification[],
  ...kinds: readonly K[]
): readonly Refusal<K>[] {
  const found = new Map<string, { first: Refusal<K>; more: PeerVerification[] }>();
  for (const verification of verifications) {
    if (verification.outcome?.kind !== 'refused') continue;
    const { failure } = verification.outcome;
    if (!isOneOf(failure, kinds)) continue;
    const leaf = leafOf(verification.presented);
    const key = `${failure.kind} ${failure.certificate.sha256} ${leaf?.certificate.sha256}`;
    const known = found.get(key);
    if (known) known.more.push(verification);
    else
      found.set(key, {
        first: { failure, culprit: ownerOf(verification, failure), leaf, verifications: [verification] },
        more: [],
      });
  }
  return [...found.values()].map(({ first, more }) => ({ ...first, verifications: [first.verifications[0], ...more] }));
}

/** The refusal by which the connections of a cause fail; undefined for other kinds. */
export function refusalOf<K extends Kind>(cause: BrokenCause, kind: K): Refusal<K> | undefined {
  return refusalsOf(refusedVerifications(cause), kind)[0];
}

function isOneOf<K extends Kind>(failure: ChainFailure, kinds: readonly K[]): failure is FailureOf<K> {
  return kinds.some((kind) => kind === failure.kind);
}

function ownerOf(verification: PeerVerification, failure: ChainFailure): CertificateArtifact | undefined {
  return [...certificatesOf(verification.presented), ...certificatesOf(verification.trusted)].find(
    ({ certificate }) => certificate.sha256 === failure.certificate.sha256,
  );
}

/**
 * The visible effect of a refusal by the trusting side, as the end of a sentence. API servers and kubelets only request a client certificate and
 * answer 401; etcd breaks the connection; a client reports Go's error itself.
 */
export function refusalEffect(
  verification: PeerVerificationSpec & Pick<PeerVerification, 'error'>,
  failure: ChainFailure,
): Text {
  const textParty = partyName(verification.trustedBy);
  if (verification.purpose === 'serverAuth') {
    const slots = { textParty, error: verification.error ?? tlsErrorText(failure) };
    return verification.trustedBy === 'pod'
      ? phrase('{textParty} report `{error}`', slots)
      : phrase('{textParty} reports `{error}`', slots);
  }
  if (verification.trustedBy === 'etcd')
    return phrase('{component} drops the connection and logs `{error}`', {
      component: 'etcd',
      error: tlsErrorText(failure),
    });
  const slots = { textParty, error: goErrorText(failure) };
  return verification.trustedBy === 'extension-apiserver'
    ? phrase('{textParty} answer 401 Unauthorized and log `{error}`', slots)
    : phrase('{textParty} answers 401 Unauthorized and logs `{error}`', slots);
}
