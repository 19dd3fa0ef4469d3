import { aboutDates } from '../../model/about.ts';
import type { ChainFailure, ChainOutcome, Purpose } from '../../model/chainOutcome.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { goErrorText, tlsErrorText } from '../../trust/goErrorText.ts';
import { memberFailure } from '../../trust/memberFailure.ts';
import { versionedRefusal } from '../../trust/versionedRefusal.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import { evaluateLatePair, loadClientPair } from './evaluateConfiguration.ts';
import { evaluateLogin } from './evaluateLogin.ts';
import { evaluateClient, evaluateServer } from './evaluatePeers.ts';
import type { VerifyClient } from './evaluateRequest.ts';
import { broken, type Evaluation, reasonOf } from './evaluation.ts';
import { anchorsOf, clientReader } from './goBlocks.ts';
import { loadBundle, loadKeyPair } from './goLoading.ts';

/** The results of the verifications in a handshake. */
export interface Verifications {
  /** The client’s bundle verifies the server’s certificate. */
  readonly server: ChainOutcome | undefined;
  /** The server’s bundle verifies the client’s certificate. */
  readonly client: ChainOutcome | undefined;
  /** The client’s bundle verifies the server’s certificate without its host. */
  readonly verifyUnnamed: () => ChainOutcome | undefined;
  /** Another bundle verifies the client’s certificate. */
  readonly verifyClient: VerifyClient;
  /** A certificate is verified by itself as the bundle. */
  readonly verifyAlone: (presented: CredentialSource, purpose: Purpose, host?: string) => ChainOutcome | undefined;
}

/**
 * The failure of one half of a handshake whose other half is unknown: nothing that the other end may present or trust makes it succeed. A
 * certificate that is its own bundle fails only for its dates, purpose and names.
 */
export function evaluateHalves(spec: HandshakeSpec, now: number, verifications: Verifications): Evaluation | undefined {
  if (spec.isPlain) return undefined;
  for (const half of [serverHalf, trustHalf, clientHalf, unknownServer]) {
    const evaluation = half(spec, now, verifications);
    if (evaluation?.verdict === 'broken') return evaluation;
  }
  return undefined;
}

/** By what the client trusts if that is known and can be checked; otherwise by itself. */
function serverHalf(spec: HandshakeSpec, _: number, verifications: Verifications): Evaluation | undefined {
  const { server, verifyUnnamed, verifyAlone } = verifications;
  const { serverCertificate: presented, clientTrusts: trusted, missing, host } = spec;
  if (missing !== undefined || !presented || loadKeyPair(presented, spec.serverKey).kind !== 'loaded') return undefined;
  const isVerified = server !== undefined && server.kind !== 'unchecked';
  if (isVerified && trusted && loadBundle(trusted, clientReader(spec)).kind === 'loaded')
    return evaluateServer(spec, server, verifyUnnamed);
  const outcome = verifyAlone(presented, 'serverAuth', host?.value);
  return evaluateServer({ ...spec, clientTrusts: presented }, outcome, () => undefined);
}

/** Go checks the dates of trusted certificates as well: a client whose CAs have all expired accepts no server. */
function trustHalf(spec: HandshakeSpec, now: number): Evaluation | undefined {
  const { clientTrusts: trusted, clientIsInsecure, missing, isServerMissing } = spec;
  const isClientKnown = missing === undefined || isServerMissing || isOfKubeconfig(spec);
  if (!trusted || clientIsInsecure || !isClientKnown) return undefined;
  if (loadBundle(trusted, clientReader(spec)).kind !== 'loaded') return undefined;
  const dated: ChainFailure[] = [];
  for (const anchor of anchorsOf(trusted, clientReader(spec))) {
    const failure = memberFailure(anchor, 'anchor', [], now);
    if (failure?.kind !== 'expired' && failure?.kind !== 'notYetValid') return undefined;
    dated.push(failure);
  }
  const [first] = dated;
  if (!first) return undefined;
  const error = { text: tlsErrorText(first), versioned: versionedRefusal(first) };
  const about = dated.map(({ certificate }) => aboutDates(certificate));
  const reason = reasonOf(spec, first, trusted, trusted, 'server');
  const earlier = { error: goErrorText(first), before: 'verifyPrefix' } as const;
  return { ...broken('client', error, reason, trusted.at, about), failure: first, earlier };
}

/** If it is not known what the server presents. */
function clientHalf(spec: HandshakeSpec, now: number, { client, verifyClient }: Verifications): Evaluation | undefined {
  if (spec.missing !== undefined || spec.unknownDemand !== undefined || !isClientLoaded(spec)) return undefined;
  const { serverCertificate: presented, serverKey: key } = spec;
  // A server with a pair of which it is unknown whether Go loads it may fail before it asks for the client's.
  if (presented?.known && loadKeyPair(presented, key).kind !== 'loaded') return undefined;
  return answerOf(spec, now, client, verifyClient);
}

/** If it is not known what the server trusts: as much as the client presents. */
function unknownServer(spec: HandshakeSpec, now: number, { verifyAlone }: Verifications): Evaluation | undefined {
  const { clientCertificate: presented, clientToken } = spec;
  if (!isOfKubeconfig(spec) || !(presented ?? clientToken) || !isClientLoaded(spec)) return undefined;
  const outcome = presented && verifyAlone(presented, 'clientAuth');
  const { otherTokens } = spec.authentication ?? {};
  const server = { serverTrusts: presented, authentication: { clients: presented, otherTokens } };
  const answer = answerOf({ ...spec, ...server }, now, outcome, () => outcome);
  return answer && whicheverServer(answer);
}

/** False for a certificate of which a part is unknown, such as a damaged block before others. */
function isClientLoaded(spec: HandshakeSpec): boolean {
  const { clientCertificate: presented } = spec;
  return !presented || loadClientPair(spec, presented).kind === 'loaded';
}

/** A kubeconfig’s server is a kube-apiserver, whose TLS lets every client in and whose authenticators answer 401. */
function isOfKubeconfig({ kind }: HandshakeSpec): boolean {
  return kind === 'api' || kind === 'bootstrap';
}

function answerOf(
  spec: HandshakeSpec,
  now: number,
  outcome: ChainOutcome | undefined,
  verify: VerifyClient,
): Evaluation | undefined {
  return evaluateLatePair(spec) ?? evaluateLogin(spec, now) ?? evaluateClient(spec, outcome, verify);
}

/** Without what only the flags and the release of the server decide: the text that it logs. */
function whicheverServer({ earlier: _, clientError, innerError: __, ...answer }: Evaluation): Evaluation {
  if (answer.side !== 'server' || clientError === undefined) return answer;
  return { ...answer, logging: 'never', error: clientError };
}
