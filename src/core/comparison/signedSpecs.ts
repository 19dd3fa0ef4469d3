import { signedEnds, verifySigned } from '../connections/joins/byKey.ts';
import type { HandshakeSpec } from '../connections/joins/handshakeSpec.ts';
import { rejectedTokenPairs } from '../connections/joins/tokensAcross.ts';
import type { Connection } from '../model/connection.ts';
import type { CredentialSource } from '../model/credentialSource.ts';
import type { NodeView } from '../model/node.ts';
import type { SigningSide, VerifyingSide } from '../uses/side/side.ts';
import { sidesOf, verifierOf } from '../uses/sides.ts';

/** A handshake, or a signature and its verification in the form of a handshake, so that both go through the same states. */
export interface ComparedSpec extends HandshakeSpec {
  readonly signed?: { readonly signer: SigningSide; readonly verifier: VerifyingSide };
  /** Set for a webhook or an APIService: any program may be the server, so it is unknown which files it reads again. */
  readonly isOfCalledServer?: true;
}

/** The signatures of the node that its own kube-apiserver verifies. */
export function signedSpecs(node: NodeView): readonly ComparedSpec[] {
  const { signing, verifying } = sidesOf(node);
  return signing.flatMap((signer) => {
    const verifier = verifying.find(({ service }) => service === signer.service);
    return verifier ? [signedSpec(signer, verifier)] : [];
  });
}

/** Names of two nodes of one cluster: the second rejects tokens of the first in either state. */
export type NamedPair = readonly [signer: string, verifier: string];

/** The pairs of nodes between which tokens are rejected, by their names. */
export function namedTokenPairs(
  nodes: readonly NodeView[],
  nameOf: (id: string) => string | undefined,
): readonly NamedPair[] {
  return rejectedTokenPairs(nodes).flatMap(([signer, verifier]): readonly NamedPair[] => {
    const [from, to] = [nameOf(signer), nameOf(verifier)];
    return from === undefined || to === undefined ? [] : [[from, to]];
  });
}

/** The tokens of one node, as another one verifies them. */
export function tokenSpecs(signing: NodeView, verifying: NodeView): readonly ComparedSpec[] {
  const verifier = verifierOf(verifying, 'tokens');
  if (!verifier) return [];
  return sidesOf(signing).signing.flatMap((signer) =>
    signer.service === 'tokens' ? [signedSpec(signer, verifier)] : [],
  );
}

function signedSpec(signer: SigningSide, verifier: VerifyingSide): ComparedSpec {
  const { kind, from, to, evidence, at } = signedEnds(signer, verifier);
  const own = signer.service === 'request-signing' ? signer.signer?.name : undefined;
  return {
    kind,
    from,
    to,
    evidence,
    at,
    domain: 'cluster',
    demand: 'requested',
    host: own === undefined ? undefined : { value: own, at },
    clientCertificate: signer.service === 'tokens' ? undefined : signer.certificate,
    clientKey: signer.key,
    serverTrusts: allOf(verifier.keys),
    signed: { signer, verifier },
  };
}

/** All files as one source without a path. */
function allOf([first, ...others]: readonly CredentialSource[]): CredentialSource | undefined {
  if (!first || others.length === 0) return first;
  const { reference, ...shared } = first;
  return {
    ...shared,
    known: [first, ...others].every(({ known }) => known),
    artifacts: [first, ...others].flatMap(({ artifacts }) => artifacts),
  };
}

/** The result of verifying what these contents sign by what these contents trust; undefined if nothing verifies it. */
export function evaluateSigned(
  { signed, clientCertificate, clientKey, serverTrusts }: ComparedSpec,
  now: number,
): Connection | undefined {
  if (!signed) return undefined;
  const verifier = { ...signed.verifier, keys: serverTrusts ? [serverTrusts] : [] };
  const signer = withContent(signed.signer, clientCertificate, clientKey);
  const [connection] = signer ? verifySigned(signer, verifier, now) : [];
  return connection;
}

function withContent(
  signer: SigningSide,
  certificate: CredentialSource | undefined,
  key: CredentialSource | undefined,
): SigningSide | undefined {
  if (signer.service === 'tokens') return key && { ...signer, key };
  return certificate && { ...signer, certificate, key };
}
