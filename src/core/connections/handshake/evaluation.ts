import {
  type AbsentPart,
  aboutAbsent,
  aboutCredentials,
  aboutPlace,
  aboutRefusal,
  type Cause,
} from '../../model/about.ts';
import { asGoError, type GoError, type VersionedRefusal } from '../../model/artifacts/goError.ts';
import type { ChainFailure } from '../../model/chainOutcome.ts';
import type { Connection, ConnectionEnd, ConnectionKind } from '../../model/connection.ts';
import { type CredentialSource, certificateListOf, certificatesOf } from '../../model/credentialSource.ts';
import type { ServiceName } from '../../model/flagSpec.ts';
import { isPlural, listNames, partyName, shortName } from '../../model/labels/names.ts';
import type { Location } from '../../model/source/span.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { type Untrusted, untrusted } from '../../model/text/untrusted.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';

/** In our own words, what differs from what where one side refuses what the other shows. */
export function reasonOf(
  spec: HandshakeSpec,
  failure: ChainFailure,
  presented: CredentialSource,
  trusted: CredentialSource | undefined,
  shownBy: 'server' | 'client',
): Text {
  const textParty = partyName(shownBy === 'server' ? spec.from.component : spec.to.component);
  const name = shortName(failure.certificate.subject);
  const textLabel = presented.label;
  switch (failure.kind) {
    case 'unknownAuthority':
      return notTrusted(failure, presented, trusted, shownBy === 'server' ? spec.from : spec.to);
    case 'expired':
      return isIn(presented, failure)
        ? phrase('"{name}" in {textLabel} has expired.', { name, textLabel })
        : phrase('CA "{name}" in the chain of {textLabel} has expired.', { name, textLabel });
    case 'notYetValid':
      return isIn(presented, failure)
        ? phrase('"{name}" in {textLabel} is not valid yet.', { name, textLabel })
        : phrase('CA "{name}" in the chain of {textLabel} is not valid yet.', { name, textLabel });
    case 'incompatibleUsage': {
      const purpose = shownBy === 'server' ? 'serverAuth' : 'clientAuth';
      return phrase('{textLabel} or its issuer is not valid for {purpose}.', { textLabel, purpose });
    }
    case 'hostname':
      return phrase('{textLabel} is not valid for {host}.', { textLabel, host: failure.host });
    default:
      return phrase('{textParty} rejects "{name}" in {textLabel}.', { textParty, name, textLabel });
  }
}

/** False if the verifier has the certificate that fails, such as a CA of its bundle. */
function isIn(presented: CredentialSource, { certificate }: ChainFailure): boolean {
  return certificatesOf(presented).some((one) => one.certificate.sha256 === certificate.sha256);
}

function notTrusted(
  { certificate: { subject, issuer }, hint }: Extract<ChainFailure, { kind: 'unknownAuthority' }>,
  { label: textLabel }: CredentialSource,
  trusted: CredentialSource | undefined,
  { component }: ConnectionEnd,
): Text {
  const slots = { name: shortName(subject), textLabel, issuer: shortName(issuer), textParty: partyName(component) };
  const anchors = trusted ? certificateListOf(trusted) : [];
  if (!trusted || anchors.length === 0) {
    return isPlural(component)
      ? phrase(
          '"{name}" in {textLabel} is issued by "{issuer}", but {textParty} trust only the system’s root certificates.',
          slots,
        )
      : phrase(
          '"{name}" in {textLabel} is issued by "{issuer}", but {textParty} trusts only the system’s root certificates.',
          slots,
        );
  }
  const all = { ...slots, list: listNames(anchors), textTrusted: trusted.label };
  // A CA was found by its name, and its key did not make the signature: the name alone would not tell the two apart.
  if (hint?.because === 'other') {
    return isPlural(component)
      ? phrase(
          '"{name}" in {textLabel} is issued by "{issuer}", but {textParty} trust another CA with that name ({textTrusted}).',
          all,
        )
      : phrase(
          '"{name}" in {textLabel} is issued by "{issuer}", but {textParty} trusts another CA with that name ({textTrusted}).',
          all,
        );
  }
  return isPlural(component)
    ? phrase('"{name}" in {textLabel} is issued by "{issuer}", but {textParty} trust {list} ({textTrusted}).', all)
    : phrase('"{name}" in {textLabel} is issued by "{issuer}", but {textParty} trusts {list} ({textTrusted}).', all);
}

/** The result of a handshake without its two halves. */
export interface Evaluation
  extends Omit<
    Connection,
    'id' | 'kind' | 'domain' | 'from' | 'to' | 'host' | 'dialed' | 'client' | 'server' | 'identity' | 'evidence'
  > {
  /** Absent if every release refuses it. */
  readonly versioned?: VersionedRefusal | undefined;
  /** Whose release decides about `versioned`, of an end that cannot use its own files; absent if that is the side that refuses. */
  readonly owner?: 'from' | 'to';
  /** Absent if the text never changed. */
  readonly earlier?: EarlierText;
}

/** The error that the refusing side printed before its text changed. */
export interface EarlierText {
  readonly error: string;
  readonly before: 'verifyPrefix' | 'certificateIdentified';
}

/** A connection with what in its verdict depends on the release. */
export type EvaluatedConnection = Connection & Evaluation;

/** One side refuses the other's certificate. `about` lists the causes, the most specific first. */
export function broken(
  side: 'client' | 'server',
  error: GoError | string,
  reason: Text,
  at: Location,
  about: readonly Cause[] = [],
): Evaluation {
  return { verdict: 'broken', side, ...goErrorOf(error), reason, at, fails: [...about, aboutPlace(at)] };
}

/** The failure of a certificate that the side verifies by the bundle, or by the system's roots without one. */
export function refused(
  spec: HandshakeSpec,
  side: 'client' | 'server',
  failure: ChainFailure,
  bundle: CredentialSource | undefined,
): Required<Pick<Evaluation, 'failure' | 'fails'>> {
  const absent = bundle ? [] : aboutUnset(spec, side, 'trusted');
  const host = failure.kind === 'hostname' && spec.host ? [aboutPlace(spec.host.at)] : [];
  const empty = bundle && certificatesOf(bundle).length === 0 ? aboutCredentials(bundle) : [];
  return { failure, fails: [...aboutRefusal(failure, bundle), ...absent, ...empty, ...host] };
}

/** The end does not configure this part. */
export function aboutUnset({ kind, from, to }: HandshakeSpec, side: 'client' | 'server', part: AbsentPart): Cause[] {
  // Extension API servers verify by the flags of kube-apiserver, which publishes them.
  const uri = (side === 'client' ? from : to).uri ?? from.uri;
  return uri === undefined ? [] : [aboutAbsent(uri, serviceOf(kind, to), part)];
}

function serviceOf(kind: ConnectionKind, to: ConnectionEnd): ServiceName {
  if (kind === 'metrics') return to.component === 'kube-scheduler' ? 'scheduler' : 'controller-manager';
  return kind === 'bootstrap' ? 'api' : kind === 'signing' ? 'request-signing' : kind;
}

export function notAllowed(name: string, allowed: readonly string[]): Text {
  return phrase('CN "{name}" is not in the allowed list ({list}).', { name, list: joined(allowed, ', ') });
}

/**
 * k8s.io/apiserver logs what ends a handshake only with `--v=5` or higher (server, tlsHandshakeErrorWriter), and grpc-go, with which Talos serves, as
 * information that it does not print (server.go, newHTTP2Transport).
 */
export function loggedBy({ to }: HandshakeSpec): Pick<Evaluation, 'logging'> {
  if (to.component === 'talos') return { logging: 'never' };
  const isQuiet = to.component === 'kube-apiserver' || to.component === 'extension-apiserver';
  return { logging: isQuiet ? 'verbose' : 'always' };
}

/** The text that a component prints, as far as we know it. */
export function printed(text: string): Untrusted {
  return untrusted(text);
}

export function goErrorOf(error: GoError | string): Pick<Evaluation, 'error' | 'versioned'> {
  const { text, versioned } = asGoError(error);
  // An empty text is an unknown one.
  return { ...(text !== '' && { error: untrusted(text) }), versioned };
}

/** A signature that this host cannot verify: neither works nor fails. */
export function unchecked(reason: Text, at: Location): Evaluation {
  return { verdict: 'unknown', reason: phrase('A signature could not be verified: {reason}.', { reason }), at };
}
