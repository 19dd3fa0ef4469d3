import { parseIp } from '../../formats/x509/ipAddress.ts';
import { aboutCredentials, aboutDates } from '../../model/about.ts';
import { partyName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { signingRefusal } from '../../trust/tlsLimits.ts';
import type { HandshakeSpec } from '../joins/handshakeSpec.ts';
import { broken, type Evaluation, goErrorOf, loggedBy, printed } from './evaluation.ts';
import { shownCertificates } from './goBlocks.ts';

/** An end that cannot prove that the key of its certificate is its own: the handshake ends before anything is verified. */
export interface Unsigned {
  readonly evaluation: Evaluation;
  /** Whether a server that has several certificates, and is asked for no name, passes over this one. */
  readonly showsAnother: boolean;
}

/** Undefined if the end can sign with the key of what it presents. */
export function unableToSign(spec: HandshakeSpec, shownBy: 'server' | 'client'): Unsigned | undefined {
  const [presented, end] =
    shownBy === 'server' ? [spec.serverCertificate, spec.to] : [spec.clientCertificate, spec.from];
  const [leaf] = presented ? shownCertificates(presented) : [];
  const refusal = leaf && signingRefusal(leaf.certificate);
  if (!refusal || !presented) return undefined;
  const { error, alert, isUnsupported } = refusal;
  const slots = { textParty: partyName(end.component), textLabel: presented.label };
  return {
    showsAnother: isUnsupported && end.component === 'kube-apiserver' && isAskedByAddress(spec),
    evaluation: {
      verdict: 'broken',
      side: shownBy,
      unusable: presented,
      ...goErrorOf(error),
      ...(shownBy === 'server' && { ...loggedBy(spec), clientError: printed(`remote error: tls: ${alert}`) }),
      reason: phrase('{textParty} cannot use {textLabel}.', slots),
      at: presented.at,
      fails: aboutCredentials(presented),
    },
  };
}

/**
 * A kubelet whose serving certificate the cluster signs presents none once it has expired (client-go, util/certificate, Manager.Current; kubelet,
 * GetCertificate; the same from 1.28 to 1.37). Undefined before.
 */
export function withoutExpired(spec: HandshakeSpec, now: number): Evaluation | undefined {
  const { serverCertificate: presented, to } = spec;
  const leaf = spec.serverHidesExpired && presented ? shownCertificates(presented)[0] : undefined;
  if (!leaf || !presented || now <= leaf.certificate.notAfter) return undefined;
  const slots = { textParty: partyName(to.component), textLabel: presented.label };
  return {
    ...broken(
      'server',
      'no serving certificate available for the kubelet',
      phrase('{textLabel} has expired, and {textParty} presents no expired certificate.', slots),
      presented.at,
      [aboutDates(leaf.certificate)],
    ),
    unusable: presented,
    ...loggedBy(spec),
    clientError: printed('remote error: tls: internal error'),
  };
}

/** Clients send no address as the name they ask for (RFC 6066 §3). */
function isAskedByAddress({ host }: HandshakeSpec): boolean {
  return host !== undefined && parseIp(host.value) !== undefined;
}

/** The API server presents the certificate that it makes for connections to itself, which names no address. */
export function anotherShown(spec: HandshakeSpec): Evaluation | undefined {
  const { host, serverCertificate, servesByName, at } = spec;
  const slots = { textParty: partyName(spec.to.component), textLabel: serverCertificate?.label ?? '' };
  if (servesByName) {
    const reason = phrase('{textParty} cannot use {textLabel} and presents another of its certificates.', slots);
    return { verdict: 'unknown', reason, at: serverCertificate?.at ?? at };
  }
  if (spec.clientIsInsecure) return undefined;
  const error = `tls: failed to verify certificate: x509: cannot validate certificate for ${host?.value} because it doesn't contain any IP SANs`;
  const reason = phrase(
    '{textParty} cannot use {textLabel} and presents the certificate that it made for connections to itself.',
    slots,
  );
  const about = serverCertificate ? aboutCredentials(serverCertificate) : [];
  return { ...broken('client', error, reason, serverCertificate?.at ?? at, about), unusable: serverCertificate };
}
