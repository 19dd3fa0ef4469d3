import { parseIp } from '../../formats/x509/ipAddress.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import type { ChainFailure, ChainOutcome } from '../../model/chainOutcome.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import type { Party } from '../../model/peerVerification.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { goErrorText, tlsErrorText } from '../../trust/goErrorText.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { signingRefusal, tlsRefusal } from '../../trust/tlsLimits.ts';
import { versionedRefusal } from '../../trust/versionedRefusal.ts';
import type { HandshakeSpec } from '../participants/handshakeSpec.ts';
import { broken, type Evaluation, reasonOf, unchecked } from './evaluation.ts';
import { pairCertificateBlocks, shownCertificates } from './goBlocks.ts';

/** What the client says of the server's certificate; undefined where it goes on. */
export function evaluateServer(spec: HandshakeSpec, outcome: ChainOutcome | undefined): Evaluation | undefined {
  if (!spec.serverCertificate) return undefined;
  // Also where nothing is verified.
  const refusal = shownRefusal(spec.serverCertificate, 'server');
  if (refusal) return broken('client', refusal, untrusted(refusal.text), spec.serverCertificate.at);
  const unsigned = unableToSign(spec.serverCertificate, spec.to.component);
  if (unsigned) return spec.to.component === 'kube-apiserver' ? loopbackShown(spec, unsigned) : unsigned;
  if (spec.clientIsInsecure) return undefined;
  const at = spec.clientTrusts?.at ?? spec.at;
  if (outcome?.kind === 'unchecked') return unchecked(outcome.reason, at);
  if (outcome?.kind !== 'refused') return evaluateServerName(spec, spec.serverCertificate);
  const { failure } = outcome;
  const place =
    failure.kind === 'hostname'
      ? (spec.host?.at ?? at)
      : failure.kind === 'unknownAuthority'
        ? at
        : spec.serverCertificate.at;
  const error = { text: tlsErrorText(failure), versioned: versionedRefusal(failure) };
  const reason = reasonOf(spec, failure, spec.serverCertificate, spec.clientTrusts, 'server');
  return { ...broken('client', error, reason, place), earlierError: goErrorText(failure) };
}

function evaluateServerName({ serverNames = [] }: HandshakeSpec, presented: CredentialSource): Evaluation | undefined {
  const [leaf] = shownCertificates(presented);
  const name = leaf && commonName(leaf.certificate);
  if (name === undefined || serverNames.length === 0 || serverNames.includes(name)) return undefined;
  return broken('client', NAME_NOT_ALLOWED, notAllowed(name, serverNames), presented.at);
}

/** What the server says of the client's certificate; undefined where it lets the client in. */
export function evaluateClient(spec: HandshakeSpec, outcome: ChainOutcome | undefined): Evaluation | undefined {
  if (spec.demand === 'none') return undefined;
  const presented = spec.clientCertificate;
  if (!presented) {
    if (spec.clientHasOtherCredentials || spec.demand === 'requested') return undefined;
    return broken(
      'server',
      "tls: client didn't provide a certificate",
      phrase('{textWho} presents no certificate.', { textWho: partyName(spec.from.component) }),
      spec.at,
    );
  }
  if (!spec.serverTrusts && spec.demand === 'requested') {
    if (spec.ignoresCertificates === undefined || spec.clientHasOtherCredentials) return undefined;
    const reason = phrase('{textWho} does not verify client certificates.', { textWho: partyName(spec.to.component) });
    return broken('server', spec.ignoresCertificates, reason, presented.at);
  }
  const certificates = shownCertificates(presented).map(({ certificate }) => certificate);
  const unsigned = unableToSign(presented, spec.from.component);
  if (unsigned) return unsigned;
  const refusal = shownRefusal(presented, 'client');
  if (refusal) return broken('server', refusal, untrusted(refusal.text), presented.at);
  if (outcome?.kind === 'unchecked') return unchecked(outcome.reason, presented.at);
  if (outcome?.kind === 'refused') {
    // The API server goes on to the other credential (k8s.io/apiserver, authentication/request/union).
    if (spec.clientHasOtherCredentials && spec.demand === 'requested') return undefined;
    const { failure } = outcome;
    // etcd's crypto/tls says what it was doing; the API server's authenticator calls crypto/x509 itself.
    const text = spec.demand === 'required' ? tlsErrorText(failure) : goErrorText(failure);
    const error = { text, versioned: versionedRefusal(failure) };
    return broken('server', error, reasonOf(spec, failure, presented, spec.serverTrusts, 'client'), presented.at);
  }
  const [leaf] = certificates;
  if (!leaf) return undefined;
  const name = commonName(leaf);
  if (spec.allowedNames && spec.allowedNames.length > 0 && !spec.allowedNames.includes(name)) {
    const ofAuthenticator = `x509: subject with cn=${name} is not in the allowed list`;
    const error = spec.demand === 'required' ? NAME_NOT_ALLOWED : ofAuthenticator;
    return broken('server', error, notAllowed(name, spec.allowedNames), presented.at);
  }
  const address = spec.clientAddress;
  if (address && !matchesHost(leaf, address)) {
    const kinds = new Set((leaf.subjectAltNames ?? []).map(({ kind }) => kind));
    if (kinds.has('dns')) {
      const reason = phrase('Files do not show whether a name in {textLabel} resolves to {address}.', {
        textLabel: presented.label,
        address,
      });
      return { verdict: 'unknown', reason, at: presented.at };
    }
    // A certificate without any name is let in.
    if (kinds.has('ip')) {
      const failure: ChainFailure = { kind: 'hostname', certificate: leaf, host: address };
      const reason = phrase('The certificate does not include the client’s address {address}.', { address });
      return broken('server', goErrorText(failure), reason, presented.at);
    }
  }
  if (spec.demand === 'requested' && spec.kind !== 'aggregation' && name === '') {
    const reason = phrase('The client certificate has no CN, so it identifies no user.');
    return broken('server', 'Unauthorized', reason, presented.at);
  }
  return undefined;
}

/** The end that shows a certificate cannot prove that its key is its own: the handshake ends before anything is verified. */
function unableToSign(presented: CredentialSource, who: Party): Evaluation | undefined {
  const [leaf] = shownCertificates(presented);
  const error = leaf && signingRefusal(leaf.certificate);
  if (error === undefined) return undefined;
  const reason = phrase('{textWho} cannot use {textLabel}.', { textWho: partyName(who), textLabel: presented.label });
  return { verdict: 'broken', side: 'configuration', error: untrusted(error), reason, at: presented.at };
}

/** Asked by address, the API server shows the certificate it makes for itself instead, which names no address. */
function loopbackShown({ host, clientIsInsecure }: HandshakeSpec, unsigned: Evaluation): Evaluation | undefined {
  if (clientIsInsecure) return undefined;
  if (host === undefined || parseIp(host.value) === undefined) return unsigned;
  const error = `tls: failed to verify certificate: x509: cannot validate certificate for ${host.value} because it doesn't contain any IP SANs`;
  return { ...unsigned, error: untrusted(error) };
}

/** etcd's words, whichever side refuses. */
const NAME_NOT_ALLOWED = 'client certificate authentication failed';

function notAllowed(name: string, allowed: readonly string[]): Text {
  return phrase('CN "{name}" is not in the allowed list ({list}).', { name, list: joined(allowed, ', ') });
}

/** What Go's crypto/tls refuses of the certificates shown before any chain is built; undefined where nothing. */
function shownRefusal(credentials: CredentialSource, sender: 'server' | 'client'): GoError | undefined {
  const [damaged] = pairCertificateBlocks(credentials).flatMap(({ goError }) => goError ?? []);
  if (damaged) {
    const what = sender === 'server' ? 'certificate from server' : 'client certificate';
    return { ...damaged, text: `tls: failed to parse ${what}: ${damaged.text}` };
  }
  return tlsRefusal(
    shownCertificates(credentials).map(({ certificate }) => certificate),
    sender,
  );
}
