import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import {
  aboutBundle,
  aboutCredentials,
  aboutDates,
  aboutPlace,
  aboutTokenKey,
  aboutTokens,
} from '../../model/about.ts';
import type { Certificate, PublicKey } from '../../model/artifacts/certificate.ts';
import type { Connection } from '../../model/connection.ts';
import {
  type CredentialSource,
  isEmptyFile,
  leafOf,
  privateKeyOf,
  publicKeysOf,
} from '../../model/credentialSource.ts';
import { weakest } from '../../model/evidence.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { goTimeText } from '../../trust/goErrorText.ts';
import { SERVICES } from '../../uses/side/services.ts';
import type { RequestSigner, SigningSide, TokenSigner, VerifyingSide } from '../../uses/side/side.ts';
import { sidesOf } from '../../uses/sides.ts';
import { connectionId } from './handshakeSpec.ts';

/**
 * Connections without a handshake at an instant: service account tokens and signed certificates, which kube-apiserver verifies by keys.
 */
export function* joinByKey(node: NodeView, now: number): Generator<Connection> {
  const { signing, verifying } = sidesOf(node);
  for (const signer of signing) {
    const verifier = verifying.find(({ service }) => service === signer.service);
    if (verifier) yield* verifySigned(signer, verifier, now);
  }
}

/** The results of verifying what one side signs; none if the other side verifies nothing. */
export function* verifySigned(signer: SigningSide, verifier: VerifyingSide, now: number): Generator<Connection> {
  if (signer.service === 'tokens') yield verifyTokens(signer, verifier);
  else yield* signatures(signer, verifier, now);
}

/** The first millisecond after each CA with which the node signs requests has expired. */
export function signersEnd(node: NodeView): readonly number[] {
  return sidesOf(node).signing.flatMap((side) => {
    const signer = side.service === 'request-signing' ? leafOf(side.certificate)?.certificate : undefined;
    return signer ? [signer.notAfter + 1] : [];
  });
}

/** RFC 7515 signatures: a token is accepted where one of the verification keys is the public half of the signing key. */
export function verifyTokens(signer: TokenSigner, verifier: VerifyingSide): Connection {
  const { keys: accepted, unread } = verifier;
  const { key: signing } = signer;
  const half = privateKeyOf(signing)?.key.publicKey;
  const keys = accepted.flatMap(publicKeysOf);
  const ids = new Set(keys.map(({ id }) => id));
  const isKnown = half !== undefined && accepted.length > 0 && accepted.every(({ known }) => known);
  const shared = { ...signedEnds(signer, verifier), domain: 'tokens' } as const;
  if (!isKnown)
    return {
      ...shared,
      verdict: 'unknown',
      reason: half
        ? phrase('Not in the workspace: the verification keys.')
        : phrase('Not in the workspace: the key of {textLabel}.', { textLabel: signing.label }),
    };
  if (ids.has(half.id)) return { ...shared, verdict: 'ok' };
  if (unread)
    return {
      ...shared,
      verdict: 'unknown',
      reason: phrase('Not in the workspace: {textLabel}.', { textLabel: unread }),
    };
  return {
    ...shared,
    verdict: 'broken',
    side: 'server',
    client: { trusted: accepted[0] },
    error: untrusted(rejection(verifier.component, keys, half)),
    fails: [aboutTokens(verifier.component.uri), aboutTokenKey(half.id)],
    reason: phrase('The public key of {textLabel} is not among the keys in --service-account-key-file.', {
      textLabel: signing.label,
    }),
  };
}

/** Releases that try every key. The library of earlier ones has other errors. */
const TRIES_EVERY_KEY = { since: 16, until: BEHAVIORS.tokenKeyByName.since };

/** A token names its key, and newer API servers look for that key. An unknown release logs at least what all of them do. */
function rejection(apiserver: ComponentView, accepted: readonly PublicKey[], signing: PublicKey): string {
  if (holdsFor(apiserver, BEHAVIORS.tokenKeyByName) === 'yes') {
    return '[invalid bearer token, invalid signature, no keys found]';
  }
  // A key of another algorithm fails before its signature is verified.
  const isComparable = accepted.every(
    ({ algorithm, curve }) => algorithm === signing.algorithm && curve === signing.curve,
  );
  return isComparable && holdsFor(apiserver, TRIES_EVERY_KEY) === 'yes'
    ? '[invalid bearer token, square/go-jose: error in cryptographic primitive]'
    : 'invalid bearer token';
}

/** A CA whose certificates kube-apiserver does not verify for clients works if the controller manager can sign with it. */
function* signatures(side: RequestSigner, verifier: VerifyingSide, now: number): Generator<Connection> {
  const failure = unableToSign(side, verifier, now);
  if (failure) yield failure;
  else if (side.signer?.isOfClients === false) {
    if (leafOf(side.certificate)) yield { ...signedEnds(side, verifier), domain: 'cluster', verdict: 'ok' };
  } else for (const clientCa of verifier.keys) yield signature(side, verifier, clientCa);
}

/** A pair that the controller manager cannot load, or cannot sign with; undefined if it can, or if that is unknown. */
function unableToSign(side: RequestSigner, verifier: VerifyingSide, now: number): Connection | undefined {
  const { certificate: signer, key } = side;
  const shared = {
    ...signedEnds(side, verifier),
    domain: 'cluster',
    verdict: 'broken',
    side: 'configuration',
  } as const;
  const [file, keyFile] = [signer.reference?.path ?? '', key?.reference?.path ?? ''];
  const empty = [signer, ...(key ? [key] : [])].find(isEmptyFile);
  if (empty)
    return {
      ...shared,
      error: untrusted(
        `error reading CA cert file "${file}": missing content for serving cert "csr-controller::${file}::${keyFile}"`,
      ),
      reason: phrase('{textLabel} is empty.', { textLabel: empty.label }),
      fails: aboutCredentials(empty),
    };
  const certificate = leafOf(signer)?.certificate;
  if (!certificate) return undefined;
  const count = signer.artifacts.filter(({ kind }) => kind === 'certificate').length;
  if (count !== 1)
    return {
      ...shared,
      error: untrusted(
        `error reading CA cert file "csr-controller::${file}::${keyFile}": expected 1 certificate, found ${count}`,
      ),
      reason: phrase('{textLabel} contains {count} certificates.', { textLabel: signer.label, count }),
      fails: aboutCredentials(signer),
    };
  const half = privateKeyOf(key)?.key.publicKey;
  if (half && half.id !== certificate.publicKey.id) {
    const isOfKind = half.algorithm === certificate.publicKey.algorithm;
    const apart = isOfKind
      ? 'private key does not match public key'
      : 'private key type does not match public key type';
    return {
      ...shared,
      error: untrusted(`error reading CA cert file "${file}": tls: ${apart}`),
      reason: phrase('{textLabel} and its key do not match.', { textLabel: signer.label }),
      fails: [...aboutCredentials(signer), ...(key ? aboutCredentials(key) : [])],
    };
  }
  if (now <= certificate.notAfter) return undefined;
  return {
    ...shared,
    unusable: signer,
    ...refusalToSign(certificate, verifier.component),
    reason: phrase('The CA in {textLabel} has expired.', { textLabel: signer.label }),
    fails: [aboutDates(certificate)],
  };
}

/** A certificate that the controller manager signs comes without a chain, so the signer itself must be trusted for clients. */
function signature(side: RequestSigner, verifier: VerifyingSide, clientCa: CredentialSource): Connection {
  const { certificate: signer } = side;
  const shared = { ...signedEnds(side, verifier), domain: 'cluster' } as const;
  const certificate = leafOf(signer)?.certificate;
  if (!certificate || !clientCa.known)
    return {
      ...shared,
      verdict: 'unknown',
      reason: phrase('Not in the workspace: {textLabel}.', { textLabel: certificate ? clientCa.label : signer.label }),
    };
  const isTrusted = clientCa.artifacts.some(
    (artifact) => artifact.kind === 'certificate' && artifact.certificate.publicKey.id === certificate.publicKey.id,
  );
  if (isTrusted) return { ...shared, verdict: 'ok' };
  const error = 'x509: certificate signed by unknown authority';
  return {
    ...shared,
    verdict: 'broken',
    side: 'server',
    // The cause that makes it reject the components' own certificates also causes this.
    client: { trusted: clientCa },
    error: untrusted(error),
    fails: [aboutBundle(clientCa), aboutPlace(shared.at)],
    reason: phrase('{textLabel} does not trust certificates signed by {textSigner}.', {
      textSigner: signer.label,
      textLabel: clientCa.label,
    }),
  };
}

/**
 * The error of kube-controller-manager for each request that it would sign with an expired CA (k8s.io/kubernetes, pkg/controller/certificates,
 * signer and authority/policies.go; within the first five minutes in other words).
 */
function refusalToSign({ notAfter }: Certificate, apiserver: ComponentView): Pick<Connection, 'error'> {
  if (holdsFor(apiserver, BEHAVIORS.expiredSignerNamed) === 'no') return {};
  const error = `error auto signing csr: the signer has expired: NotAfter=${goTimeText(notAfter)}`;
  return { error: untrusted(error) };
}

export function signedEnds(signer: SigningSide, verifier: VerifyingSide) {
  const { kind } = SERVICES[signer.service];
  const shared = { kind, from: signer.end, to: verifier.end };
  const evidence = weakest(signer.evidence, verifier.evidence);
  const own = signer.service === 'request-signing' ? signer.signer?.name : undefined;
  const host = own === undefined ? undefined : { value: own, at: signer.at };
  return { ...shared, id: connectionId({ ...shared, host }), evidence, at: signer.at };
}
