import { commonName } from '../../formats/x509/subjectNames.ts';
import { type About, aboutCredentials, aboutName, aboutRefusal } from '../../model/about.ts';
import type { GoError } from '../../model/artifacts/goError.ts';
import type { ChainFailure, ChainOutcome } from '../../model/chainOutcome.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { partyName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { goErrorText, tlsErrorText } from '../../trust/goErrorText.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { tlsRefusal } from '../../trust/tlsLimits.ts';
import { versionedRefusal } from '../../trust/versionedRefusal.ts';
import { asksForCertificate, type HandshakeSpec } from '../joins/handshakeSpec.ts';
import { evaluateRequest, type VerifyClient } from './evaluateRequest.ts';
import { anotherShown, unableToSign } from './evaluateSigning.ts';
import {
  aboutUnset,
  broken,
  type Evaluation,
  loggedBy,
  notAllowed,
  printed,
  reasonOf,
  refused,
  unchecked,
} from './evaluation.ts';
import { pairCertificateBlocks, shownCertificates } from './goBlocks.ts';

/** The client's verdict on the server's certificate; undefined if the client goes on. `verifyUnnamed` verifies it without its host. */
export function evaluateServer(
  spec: HandshakeSpec,
  outcome: ChainOutcome | undefined,
  verifyUnnamed: () => ChainOutcome | undefined,
): Evaluation | undefined {
  if (!spec.serverCertificate) return undefined;
  // Also where nothing is verified.
  const shown = shownRefusal(spec.serverCertificate, 'server');
  if (shown) {
    const { serverCertificate } = spec;
    return broken('client', shown, untrusted(shown.text), serverCertificate.at, aboutCredentials(serverCertificate));
  }
  const unsigned = unableToSign(spec, 'server');
  if (unsigned) return unsigned.showsAnother ? anotherShown(spec) : unsigned.evaluation;
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
  const earlier = { error: goErrorText(failure), before: 'verifyPrefix' } as const;
  const failsNext = failure.kind === 'hostname' ? aboutAuthority(spec, verifyUnnamed()) : [];
  return {
    ...broken('client', error, reason, place),
    ...refused(spec, 'client', failure, spec.clientTrusts),
    ...(failsNext.length > 0 && { failsNext }),
    earlier,
  };
}

/** Go checks the host first: once the name is right, a certificate of another CA is rejected for its CA. */
function aboutAuthority({ clientTrusts }: HandshakeSpec, outcome: ChainOutcome | undefined): readonly About[] {
  const isOther = outcome?.kind === 'refused' && outcome.failure.kind === 'unknownAuthority';
  return isOther ? aboutRefusal(outcome.failure, clientTrusts) : [];
}

function evaluateServerName({ serverNames = [] }: HandshakeSpec, presented: CredentialSource): Evaluation | undefined {
  const [leaf] = shownCertificates(presented);
  const name = leaf && commonName(leaf.certificate);
  if (!leaf || name === undefined || serverNames.length === 0 || serverNames.includes(name)) return undefined;
  const about = [aboutName(leaf.certificate)];
  return broken('client', NAME_NOT_ALLOWED, notAllowed(name, serverNames), presented.at, about);
}

/** The server's verdict on the client; undefined if the server accepts it. `verify` checks the client's certificate against a bundle. */
export function evaluateClient(
  spec: HandshakeSpec,
  outcome: ChainOutcome | undefined,
  verify: VerifyClient,
): Evaluation | undefined {
  if (spec.demand === 'none') return undefined;
  const presented = spec.clientCertificate;
  if (!presented) {
    if (spec.demand === 'requested') return evaluateRequest(spec, verify);
    if (spec.clientHasOtherCredentials) return undefined;
    return {
      ...broken(
        'server',
        "tls: client didn't provide a certificate",
        phrase('{textParty} presents no certificate.', { textParty: partyName(spec.from.component) }),
        spec.at,
        aboutUnset(spec, 'client', 'presented'),
      ),
      ...loggedBy(spec),
      clientError: printed('remote error: tls: certificate required'),
    };
  }
  if (!asksForCertificate(spec)) return evaluateRequest(spec, verify);
  const unsigned = unableToSign(spec, 'client');
  if (unsigned) return unsigned.evaluation;
  const refusal = shownRefusal(presented, 'client');
  if (refusal) {
    const about = aboutCredentials(presented);
    return { ...broken('server', refusal, untrusted(refusal.text), presented.at, about), ...loggedBy(spec) };
  }
  return spec.demand === 'requested' ? evaluateRequest(spec, verify) : verifiedInHandshake(spec, presented, outcome);
}

/** The verdict of crypto/tls in a server that requires certificates, and of etcd on the names. */
function verifiedInHandshake(
  spec: HandshakeSpec,
  presented: CredentialSource,
  outcome: ChainOutcome | undefined,
): Evaluation | undefined {
  if (outcome?.kind === 'unchecked') return unchecked(outcome.reason, presented.at);
  if (outcome?.kind === 'refused') {
    const { failure } = outcome;
    const error = { text: tlsErrorText(failure), versioned: versionedRefusal(failure) };
    const reason = reasonOf(spec, failure, presented, spec.serverTrusts, 'client');
    return {
      ...broken('server', error, reason, presented.at),
      ...refused(spec, 'server', failure, spec.serverTrusts),
      ...loggedBy(spec),
      earlier: { error: goErrorText(failure), before: 'verifyPrefix' },
    };
  }
  const [leaf] = shownCertificates(presented).map(({ certificate }) => certificate);
  if (!leaf) return undefined;
  const name = commonName(leaf);
  if (spec.allowedNames && spec.allowedNames.length > 0 && !spec.allowedNames.includes(name)) {
    return broken('server', NAME_NOT_ALLOWED, notAllowed(name, spec.allowedNames), presented.at, [aboutName(leaf)]);
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
      return {
        ...broken('server', goErrorText(failure), reason, presented.at),
        ...refused(spec, 'server', failure, spec.serverTrusts),
      };
    }
  }
  return undefined;
}

/** etcd's words, whichever side refuses. */
const NAME_NOT_ALLOWED = 'client certificate authentication failed';

/** The error of Go's crypto/tls about the presented certificates before it builds a chain; undefined if there is none. */
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
