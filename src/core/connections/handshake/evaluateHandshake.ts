import { commonName } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { ChainOutcome, Purpose, SignatureTable } from '../../model/chainOutcome.ts';
import type { Identity, PeerAuthentication } from '../../model/connection.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { verifyChain } from '../../trust/verifyChain.ts';
import { connectionId, type HandshakeSpec } from '../joins/handshakeSpec.ts';
import { inWordsOfBalancer } from './balancerErrors.ts';
import { type Accepts, evaluateConfiguration, evaluateLatePair } from './evaluateConfiguration.ts';
import { evaluateHalves } from './evaluateHalves.ts';
import { evaluateLogin } from './evaluateLogin.ts';
import { evaluateClient, evaluateServer } from './evaluatePeers.ts';
import { withoutExpired } from './evaluateSigning.ts';
import { evaluateSuites } from './evaluateSuites.ts';
import type { EvaluatedConnection, Evaluation } from './evaluation.ts';
import { anchorsOf, type BundleReader, clientReader, serverReader, shownCertificates } from './goBlocks.ts';
import { loadBundle } from './goLoading.ts';

/**
 * Runs the handshake on paper, in the order of TLS 1.3: each end loads its files, the client verifies the server, the
 * server verifies the client. The first refusal is the connection's outcome.
 */
export function evaluateHandshake(
  spec: HandshakeSpec,
  signatures: SignatureTable,
  now: number,
  accepts: Accepts,
): EvaluatedConnection {
  const { serverCertificate, serverKey, serverTrusts, clientCertificate, clientKey, clientTrusts } = spec;
  const server: PeerAuthentication = {
    presented: serverCertificate,
    trusted: clientTrusts,
    outcome: verify(serverCertificate, clientTrusts, clientReader(spec), 'serverAuth', spec.host?.value),
    key: serverKey,
  };
  const client: PeerAuthentication = {
    presented: clientCertificate,
    trusted: serverTrusts,
    outcome: verify(clientCertificate, serverTrusts, serverReader(spec), 'clientAuth', undefined),
    key: clientKey,
  };
  const known =
    evaluateConfiguration(spec, accepts) ??
    evaluateSuites(spec) ??
    withoutExpired(spec, now) ??
    evaluateServer(spec, server.outcome, verifyUnnamed) ??
    evaluateLatePair(spec) ??
    unknownDemand(spec) ??
    evaluateLogin(spec, now) ??
    evaluateClient(spec, client.outcome, verifyClient) ??
    accepted(spec);
  const judgment = inWordsOfBalancer(
    spec,
    (known.verdict === 'unknown' &&
      evaluateHalves(spec, now, {
        server: server.outcome,
        client: client.outcome,
        verifyUnnamed,
        verifyClient,
        verifyAlone,
      })) ||
      known,
  );
  return {
    id: connectionId(spec),
    kind: spec.kind,
    domain: spec.domain,
    from: spec.from,
    to: spec.to,
    host: spec.host,
    ...(spec.dialed && { dialed: spec.dialed }),
    server,
    client,
    identity: identityOf(spec),
    evidence: spec.evidence,
    ...(spec.evidence === 'inferred' ? inferred(spec, judgment) : judgment),
  };

  function verifyUnnamed(): ChainOutcome | undefined {
    return verify(serverCertificate, clientTrusts, clientReader(spec), 'serverAuth', undefined);
  }

  function verifyClient(trusted: CredentialSource): ChainOutcome | undefined {
    return verify(spec.clientCertificate, trusted, 'other', 'clientAuth', undefined);
  }

  function verifyAlone(presented: CredentialSource, purpose: Purpose, host?: string): ChainOutcome | undefined {
    return verify(presented, presented, 'other', purpose, host);
  }

  function verify(
    presented: CredentialSource | undefined,
    trusted: CredentialSource | undefined,
    reader: BundleReader,
    purpose: Purpose,
    host: string | undefined,
  ): ChainOutcome | undefined {
    if (!presented) return undefined;
    const [leaf, ...intermediates] = shownCertificates(presented).map(({ certificate }) => certificate);
    if (!leaf || (trusted && loadBundle(trusted, 'other').kind !== 'loaded')) return undefined;
    // No bundle: the system's roots, which hold no private CA.
    const anchors = trusted ? anchorsOf(trusted, reader) : NO_ANCHORS;
    return verifyChain({ leaf, intermediates, anchors, purpose, now, host }, signatures);
  }
}

const NO_ANCHORS: readonly Certificate[] = [];

/** Nothing can be said of how the client fares where a flag that decides it was not read. */
function unknownDemand({ unknownDemand: what, at }: HandshakeSpec): Evaluation | undefined {
  return what && { verdict: 'unknown', reason: phrase('Not in the workspace: {textLabel}.', { textLabel: what }), at };
}

/** Leaves the verdict open, since only one sign suggests that the connection exists. */
function inferred({ from, at }: HandshakeSpec, { verdict, reason }: Evaluation): Evaluation {
  if (verdict === 'unknown') return { verdict, reason, at };
  const slots = { textParty: partyName(from.component) };
  return { verdict: 'unknown', reason: phrase('Not in the workspace: the configuration of {textParty}.', slots), at };
}

function accepted(spec: HandshakeSpec): Evaluation {
  if (spec.isPlain)
    return { verdict: 'ok', reason: phrase('Plain HTTP: neither side presents a certificate.'), at: spec.at };
  if (!spec.serverCertificate && !(spec.serverCreatesPair && spec.clientIsInsecure)) {
    const slots = { textParty: partyName(spec.to.component) };
    // A client that verifies nothing takes any certificate.
    const reason = spec.clientIsInsecure
      ? phrase('Not in the workspace: the configuration of {textParty}.', slots)
      : phrase('Not in the workspace: the certificate of {textParty}.', slots);
    return { verdict: 'unknown', reason, at: spec.at };
  }
  return { verdict: 'ok', at: spec.at };
}

/** kube-apiserver and the kubelet: CN is the user, each O a group (kubernetes.io, "Authenticating"). */
function identityOf(spec: HandshakeSpec): Identity | undefined {
  if (!spec.clientCertificate || (spec.kind !== 'api' && spec.kind !== 'kubelet')) return undefined;
  const [leaf] = shownCertificates(spec.clientCertificate);
  if (!leaf) return undefined;
  const { attributes } = leaf.certificate.subject;
  const values = (type: string) => attributes.filter((one) => one.type === type).map(({ value }) => contentOf(value));
  return { user: commonName(leaf.certificate), groups: values('O') };
}
