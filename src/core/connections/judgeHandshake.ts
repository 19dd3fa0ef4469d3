import { shortName } from '../describe/shortName.ts';
import { certificatesOf, type Material } from '../nodes/material.ts';
import type { Location } from '../text/span.ts';
import { clientErrorText, goErrorText } from '../trust/goErrorText.ts';
import { matchesHost } from '../trust/hostname.ts';
import type { ChainFailure, ChainOutcome, Purpose, SignatureTable } from '../trust/outcome.ts';
import { commonName } from '../trust/subjectNames.ts';
import { verifyChain } from '../trust/verifyChain.ts';
import type { Connection, HandshakeHalf, Identity } from './connection.ts';
import { connectionId } from './connectionId.ts';
import { anchorsOf, type BundleReader, shownCertificates } from './goBlocks.ts';
import { type Loading, loadBundle, loadFiles, loadKeyPair } from './goLoading.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { partyName } from './parties.ts';
import { shownRefusal } from './shownRefusal.ts';

type Judgement = Pick<Connection, 'verdict' | 'side' | 'error' | 'reason' | 'at'>;

/**
 * Runs the handshake on paper, in the order of TLS 1.3: each end loads its files, the client verifies the server, the
 * server verifies the client. The first refusal is the connection's outcome.
 */
export function judgeHandshake(spec: HandshakeSpec, signatures: SignatureTable, now: number): Connection {
  const server = half(spec.serverCertificate, spec.clientTrusts, clientReader(spec), 'serverAuth', spec.host?.value);
  const client = half(spec.clientCertificate, spec.serverTrusts, serverReader(spec), 'clientAuth', undefined);
  const halves = {
    server: { ...server, key: spec.serverKey } satisfies HandshakeHalf,
    client: { ...client, key: spec.clientKey } satisfies HandshakeHalf,
  };
  const judgement =
    judgeConfiguration(spec) ??
    judgeServer(spec, server.outcome) ??
    judgeLatePair(spec) ??
    judgeClient(spec, client.outcome) ??
    accepted(spec);
  return {
    id: connectionId(spec),
    kind: spec.kind,
    domain: spec.domain,
    from: spec.from,
    to: spec.to,
    host: spec.host,
    ...halves,
    identity: identityOf(spec),
    ...judgement,
  };

  function half(
    presented: Material | undefined,
    trusted: Material | undefined,
    reader: BundleReader,
    purpose: Purpose,
    host: string | undefined,
  ) {
    const outcome = presented && verify(presented, trusted, reader, purpose, host);
    return { presented, trusted, outcome };
  }

  function verify(
    presented: Material,
    trusted: Material | undefined,
    reader: BundleReader,
    purpose: Purpose,
    host: string | undefined,
  ): ChainOutcome | undefined {
    const [leaf, ...intermediates] = shownCertificates(presented).map(({ certificate }) => certificate);
    if (!leaf || (trusted && loadBundle(trusted, 'other').kind !== 'loaded')) return undefined;
    // No bundle: the system's roots, which hold no private CA.
    const anchors = trusted ? anchorsOf(trusted, reader).map(({ certificate }) => certificate) : [];
    return verifyChain({ leaf, intermediates, anchors, purpose, now, host }, signatures);
  }
}

/** An end that cannot read what it needs does not come up, or does not dial. */
function judgeConfiguration(spec: HandshakeSpec): Judgement | undefined {
  if (spec.refusal) return { verdict: 'broken', ...spec.refusal, at: spec.refusal.at ?? spec.at };
  const loads: readonly (readonly [Loading, string])[] = [
    ...(spec.serverCertificate
      ? [[loadKeyPair(spec.serverCertificate, spec.serverKey), partyName(spec.to.component)] as const]
      : []),
    ...(spec.serverTrusts
      ? [[loadBundle(spec.serverTrusts, serverReader(spec)), partyName(spec.to.component)] as const]
      : []),
    ...(spec.clientTrusts
      ? [[loadBundle(spec.clientTrusts, clientReader(spec)), partyName(spec.from.component)] as const]
      : []),
    ...(spec.clientCertificate
      ? [[loadClientPair(spec, spec.clientCertificate), partyName(spec.from.component)] as const]
      : []),
  ];
  for (const [loading, owner] of loads) {
    if (loading.kind === 'failed') return unusable(loading, owner);
  }
  const open = loads.flatMap(([loading]) => (loading.kind === 'unknown' ? loading.what : []));
  const missing = spec.missing ?? open[0];
  return missing === undefined
    ? undefined
    : { verdict: 'unknown', reason: `Not in the workspace: ${missing}.`, at: spec.at };
}

function unusable({ error, material }: Extract<Loading, { kind: 'failed' }>, owner: string): Judgement {
  const reason = `${owner} cannot use ${material.label}.`;
  return { verdict: 'broken', side: 'configuration', error, reason, at: material.at };
}

/** client-go reads a pair that is given as two files only when the server asks for it, so that it can be renewed. */
function isReadLate({ kind, clientCertificate, clientKey }: HandshakeSpec): boolean {
  const isClientGo = kind === 'api' || kind === 'bootstrap' || kind === 'kubelet';
  return isClientGo && clientCertificate?.reference !== undefined && clientKey?.reference !== undefined;
}

function loadClientPair(spec: HandshakeSpec, certificate: Material): Loading {
  return isReadLate(spec) ? loadFiles(certificate, spec.clientKey) : loadKeyPair(certificate, spec.clientKey);
}

function judgeLatePair(spec: HandshakeSpec): Judgement | undefined {
  if (!spec.clientCertificate || !isReadLate(spec) || !spec.serverTrusts) return undefined;
  const loading = loadKeyPair(spec.clientCertificate, spec.clientKey);
  return loading.kind === 'failed' ? unusable(loading, partyName(spec.from.component)) : undefined;
}

/** A kubeconfig is read by client-go; etcd's members and the API server's etcd client read their bundles alike. */
function clientReader({ kind, from }: HandshakeSpec): BundleReader {
  if (kind === 'api' || kind === 'bootstrap') return from.uri === undefined ? 'other' : 'client-go';
  return kind === 'etcd' || kind === 'etcd-peer' ? 'etcd' : 'other';
}

function serverReader({ to }: HandshakeSpec): BundleReader {
  return to.component === 'etcd' ? 'etcd' : 'other';
}

function judgeServer(spec: HandshakeSpec, outcome: ChainOutcome | undefined): Judgement | undefined {
  if (!spec.serverCertificate) return undefined;
  // Also where nothing is verified.
  const refusal = shownRefusal(spec.serverCertificate, 'server');
  if (refusal) return broken('client', refusal, refusal, spec.serverCertificate.at);
  if (spec.clientIsInsecure) return undefined;
  const at = spec.clientTrusts?.at ?? spec.at;
  if (outcome?.kind === 'unchecked') return unchecked(outcome.reason, at);
  if (outcome?.kind !== 'refused') return judgeServerName(spec, spec.serverCertificate);
  const { failure } = outcome;
  const place =
    failure.kind === 'hostname'
      ? (spec.host?.at ?? at)
      : failure.kind === 'unknownAuthority'
        ? at
        : spec.serverCertificate.at;
  return broken(
    'client',
    clientErrorText(failure),
    reasonOf(spec, failure, spec.serverCertificate, spec.clientTrusts, 'server'),
    place,
  );
}

function judgeServerName({ serverNames = [] }: HandshakeSpec, presented: Material): Judgement | undefined {
  const [leaf] = shownCertificates(presented);
  const name = leaf && commonName(leaf.certificate);
  if (name === undefined || serverNames.length === 0 || serverNames.includes(name)) return undefined;
  return broken('client', NAME_NOT_ALLOWED, notAllowed(name, serverNames), presented.at);
}

function judgeClient(spec: HandshakeSpec, outcome: ChainOutcome | undefined): Judgement | undefined {
  if (spec.demand === 'none') return undefined;
  const presented = spec.clientCertificate;
  if (!presented) {
    if (spec.clientHasOtherCredentials || spec.demand === 'requested') return undefined;
    return broken(
      'server',
      "tls: client didn't provide a certificate",
      `${partyName(spec.from.component)} shows no certificate.`,
      spec.at,
    );
  }
  if (!spec.serverTrusts && spec.demand === 'requested') return undefined;
  const certificates = shownCertificates(presented).map(({ certificate }) => certificate);
  const refusal = shownRefusal(presented, 'client');
  if (refusal) return broken('server', refusal, refusal, presented.at);
  if (outcome?.kind === 'unchecked') return unchecked(outcome.reason, presented.at);
  if (outcome?.kind === 'refused') {
    const { failure } = outcome;
    // etcd's crypto/tls says what it was doing; the API server's authenticator calls crypto/x509 itself.
    const error = spec.demand === 'required' ? clientErrorText(failure) : goErrorText(failure);
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
  if (spec.clientAddress && !addressMatches(leaf, spec.clientAddress)) {
    const failure: ChainFailure = { kind: 'hostname', certificate: leaf, host: spec.clientAddress };
    return broken(
      'server',
      goErrorText(failure),
      `The certificate does not name the dialler’s address ${spec.clientAddress}.`,
      presented.at,
    );
  }
  if (spec.demand === 'requested' && spec.kind !== 'aggregation' && name === '') {
    return broken('server', 'Unauthorized', 'The client certificate has no CN, so it names no user.', presented.at);
  }
  return undefined;
}

/** etcd lets a peer in whose certificate has no SAN at all; DNS names would have to resolve, which files cannot tell. */
function addressMatches(leaf: Parameters<typeof matchesHost>[0], address: string): boolean {
  const names = leaf.subjectAltNames ?? [];
  if (!names.some(({ kind }) => kind === 'dns' || kind === 'ip')) return true;
  return matchesHost(leaf, address) || names.some(({ kind }) => kind === 'dns');
}

/** etcd's words, whichever side refuses. */
const NAME_NOT_ALLOWED = 'client certificate authentication failed';

function notAllowed(name: string, allowed: readonly string[]): string {
  return `CN “${name}” is not in the allowed list (${allowed.join(', ')}).`;
}

function accepted(spec: HandshakeSpec): Judgement {
  if (!spec.serverCertificate)
    return {
      verdict: 'unknown',
      reason: `Not in the workspace: the certificate of ${partyName(spec.to.component)}.`,
      at: spec.at,
    };
  return { verdict: 'ok', at: spec.at };
}

function broken(side: 'client' | 'server', error: string, reason: string, at: Location): Judgement {
  return { verdict: 'broken', side, error, reason, at };
}

function unchecked(reason: string, at: Location): Judgement {
  return { verdict: 'unknown', reason: `A signature could not be checked: ${reason}.`, at };
}

function reasonOf(
  spec: HandshakeSpec,
  failure: ChainFailure,
  presented: Material,
  trusted: Material | undefined,
  shownBy: 'server' | 'client',
): string {
  const verifier = partyName(shownBy === 'server' ? spec.from.component : spec.to.component);
  const subject = `“${shortName(failure.certificate.subject)}”`;
  switch (failure.kind) {
    case 'unknownAuthority': {
      const trusts = trusted
        ? certificatesOf(trusted).map(({ certificate }) => `“${shortName(certificate.subject)}”`)
        : [];
      const verb = PLURAL.test(verifier) ? 'trust' : 'trusts';
      const list = trusts.length > 0 ? `${verb} ${[...new Set(trusts)].join(', ')}` : `${verb} the system’s roots only`;
      return `${subject} of ${presented.label} is issued by “${shortName(failure.certificate.issuer)}”; ${verifier} ${list}${trusted ? ` (${trusted.label})` : ''}.`;
    }
    case 'expired':
      return `${subject} of ${presented.label} or its issuer is past its notAfter.`;
    case 'notYetValid':
      return `${subject} of ${presented.label} or its issuer is not valid yet.`;
    case 'incompatibleUsage':
      return `${presented.label} or its issuer may not be used for ${shownBy === 'server' ? 'serverAuth' : 'clientAuth'}.`;
    case 'hostname':
      return `${presented.label} does not name ${failure.host}.`;
    default:
      return `${verifier} refuses ${subject} of ${presented.label}.`;
  }
}

const PLURAL = /(servers|webhooks|pods)$/;

/** kube-apiserver and the kubelet: CN is the user, each O a group (kubernetes.io, "Authenticating"). */
function identityOf(spec: HandshakeSpec): Identity | undefined {
  if (!spec.clientCertificate || (spec.kind !== 'api' && spec.kind !== 'kubelet')) return undefined;
  const [leaf] = shownCertificates(spec.clientCertificate);
  if (!leaf) return undefined;
  const { attributes } = leaf.certificate.subject;
  const values = (type: string) => attributes.filter((one) => one.type === type).map(({ value }) => value);
  return { user: commonName(leaf.certificate), groups: values('O') };
}
