import { isAuthority } from '../../model/labels/certificates.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Party } from '../../model/peerVerification.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import type { Fact, FactKind } from '../read/facts.ts';
import { CLUSTER_COMPONENTS, type LoggedError, type Speaker } from '../read/loggedError.ts';
import { type CertificateIndex, certificateIndex, type KnownCertificate, serverKey } from './certificateIndex.ts';
import { namesOf } from './certificateKeys.ts';
import { placeOfFact } from './factPlaces.ts';

/** A fact of a message, and whether the files of a report have it. */
export interface HeldFact {
  readonly fact: Fact;
  /** `no`: no certificate in the files that could be meant has it. `open`: the files do not show it, and need not. */
  readonly fits: 'yes' | 'no' | 'open';
  readonly at?: Location;
  /** The place for people: its path, and the line from 1. */
  readonly path?: string;
  readonly line?: number;
}

/** A message held against the files of a report. */
export interface HeldMessage {
  readonly facts: readonly HeldFact[];
  /** The certificate that the message is about. Absent if the facts leave none, or several. */
  readonly certificate?: KnownCertificate;
  /** All certificates that the facts leave; undefined if they say nothing of certificates. */
  readonly possible?: ReadonlySet<KnownCertificate>;
  /** No certificate in the files can be the one in the message. */
  readonly isElsewhere: boolean;
}

/** Facts that only few certificates have. `authorityKeyId` only supports others, because all leaves of a CA share it. */
const IDENTIFYING: ReadonlySet<FactKind> = new Set([
  'serialNumber',
  'notAfter',
  'notBefore',
  'subjectKeyId',
  'names',
  'user',
  'pkiName',
]);

/** The facts by which messages about different certificates differ. */
export function identifyingFacts({ facts }: LoggedError): readonly string[] {
  return facts.flatMap(({ kind, value }) => (IDENTIFYING.has(kind) ? `${kind} ${value}` : []));
}

/** Facts that many certificates have. */
const LACKING: ReadonlySet<FactKind> = new Set(['withoutAddress', 'withoutName', 'commonNameOnly']);

/** Holds the facts of a message against the certificates and files of a report. */
export function holdFacts(error: LoggedError, report: Report): HeldMessage {
  const index = certificateIndex(report);
  const possible = possibleFor(error, index);
  const certificate = possible && onlyOne(possible);
  return {
    facts: error.facts.map((fact) => withPath(held(fact, error, index, possible, certificate, report), report)),
    ...(certificate && { certificate }),
    ...(possible && { possible: new Set(possible) }),
    isElsewhere: possible?.length === 0,
  };
}

/** The end whose certificate is rejected; undefined if the line does not show it. */
export function rejectedEnd({ kind, speaker, peer }: LoggedError): Speaker | undefined {
  if (kind.rejects === 'nobody') return undefined;
  return kind.rejects === 'speaker' ? peer : speaker;
}

/** Whether the certificate that is rejected is that of a server; undefined if the line does not show it. */
function isOfServer({ kind, role }: LoggedError): boolean | undefined {
  if (role === undefined || kind.rejects === 'nobody') return undefined;
  return (role === 'client') === (kind.rejects === 'speaker');
}

/** The certificates that the message may be about; undefined if it says nothing by which to tell. */
function possibleFor(error: LoggedError, index: CertificateIndex): readonly KnownCertificate[] | undefined {
  const facts = error.facts.filter((fact) => IDENTIFYING.has(fact.kind) && index.fitting(fact) !== undefined);
  if (facts.length > 0) return identified(facts, error, index);
  const lacking = error.facts.filter(({ kind }) => LACKING.has(kind));
  if (lacking.length === 0) return ofOtherAuthority(error, index);
  const presented = presentedIn(error, index);
  return presented?.filter(({ certificate }) => lacking.every((fact) => lacks(certificate, fact)));
}

/**
 * Certificates whose issuer has the name of the trusted CA, but that no CA in the files signed; undefined if there are none. The CA that the other
 * end trusts need not be in the files.
 */
function ofOtherAuthority(error: LoggedError, index: CertificateIndex): readonly KnownCertificate[] | undefined {
  const trusted = error.facts.find(({ kind }) => kind === 'authority');
  const found = index.withoutSigner.get(trusted?.value ?? '')?.filter((known) => mayPresent(known, error)) ?? [];
  return found.length > 0 ? found : undefined;
}

/** The certificates with the most of the facts, and with none that contradicts. */
function identified(facts: readonly Fact[], error: LoggedError, index: CertificateIndex): readonly KnownCertificate[] {
  const counts = new Map<KnownCertificate, number>();
  for (const fact of facts) {
    for (const one of index.fitting(fact) ?? []) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const isDated = facts.some(({ kind }) => kind === 'notAfter' || kind === 'notBefore');
  const most = Math.max(0, ...counts.values());
  return [...counts].flatMap(([known, count]) => {
    const isCa = isAuthority(known.certificate);
    // The dates may be those of a CA above the certificate that the other facts are about.
    const isComplete = count === facts.length || (isCa && isDated);
    return isComplete && count === most && mayPresent(known, error) ? known : [];
  });
}

/** Whether the end whose certificate is rejected may present it. A CA is above what is presented. */
export function mayPresent({ certificate, servers, clients }: KnownCertificate, error: LoggedError): boolean {
  if (isAuthority(certificate) || servers.size + clients.size === 0) return true;
  const isServers = isOfServer(error);
  const users = isServers === undefined ? new Set([...servers, ...clients]) : isServers ? servers : clients;
  const end = rejectedEnd(error);
  // Members of etcd present the certificates of servers as clients.
  if (users.size === 0) return isServers === false && servers.has('etcd') && (end === undefined || end === 'etcd');
  return end === undefined || !isParty(end) || users.has(end);
}

/** Equal for messages for which `mayPresent` gives the same answers. */
export function presenterLimits(error: LoggedError): string {
  return `${isOfServer(error)} ${rejectedEnd(error)}`;
}

/** Ends that are among those of connections. */
function isParty(end: Speaker): end is Party {
  return PARTIES.has(end);
}

const PARTIES: ReadonlySet<string> = new Set<Party>([...CLUSTER_COMPONENTS, 'kubectl']);

/** The certificates that the server of the message presents according to the files; undefined if the line does not show the server. */
function presentedIn(error: LoggedError, { presentedBy }: CertificateIndex): readonly KnownCertificate[] | undefined {
  const end = rejectedEnd(error);
  if (end === undefined || isOfServer(error) !== true) return undefined;
  const atHost = error.address === undefined ? undefined : presentedBy.get(serverKey(end, error.address));
  return atHost ?? presentedBy.get(serverKey(end));
}

function lacks(certificate: KnownCertificate['certificate'], { kind }: Fact): boolean {
  const hasNoAddress = namesOf(certificate, 'ip').length === 0;
  if (kind === 'withoutAddress') return hasNoAddress;
  const hasNoName = namesOf(certificate, 'dns').length === 0;
  return kind === 'withoutName' ? hasNoName : hasNoAddress && hasNoName;
}

function onlyOne(possible: readonly KnownCertificate[]): KnownCertificate | undefined {
  const [first, ...others] = possible;
  return others.length === 0 ? first : undefined;
}

function withPath(one: HeldFact, { files, nodes }: Report): HeldFact {
  if (!one.at) return one;
  const { uri, span } = one.at;
  const path = pathsOf(nodes).get(uri);
  const line = (files.get(uri)?.lines.positionAt(span.start).line ?? 0) + 1;
  return path === undefined ? one : { ...one, path, line };
}

const pathsOf = derived(
  (nodes: Report['nodes']): ReadonlyMap<string, string> =>
    new Map(nodes.flatMap(({ view }) => view.files.map(({ file, path }) => [file.uri, path]))),
);

/** Whether the files start the component that logs the message, with all its flags. */
function isConfigured({ speaker }: LoggedError, { nodes }: Report): boolean {
  return nodes.some(({ view }) => view.components.some(({ name }) => name === speaker));
}

function held(
  fact: Fact,
  error: LoggedError,
  index: CertificateIndex,
  possible: readonly KnownCertificate[] | undefined,
  certificate: KnownCertificate | undefined,
  report: Report,
): HeldFact {
  if (LACKING.has(fact.kind)) {
    if (possible === undefined) return { fact, fits: 'open' };
    return certificate ? { fact, fits: 'yes', at: certificate.at } : { fact, fits: possible.length > 0 ? 'yes' : 'no' };
  }
  const fitting = index.fitting(fact);
  if (fitting === undefined) {
    const at = placeOfFact(fact, report);
    if (at) return { fact, fits: 'yes', at };
    return { fact, fits: fact.kind === 'setting' && isConfigured(error, report) ? 'no' : 'open' };
  }
  const [first] =
    certificate && fitting.includes(certificate) ? [certificate] : fitting.filter((one) => mayPresent(one, error));
  if (first) return { fact, fits: 'yes', at: first.at };
  // The files of a client need not include the CA.
  return { fact, fits: fact.kind === 'authorityKeyId' ? 'open' : 'no' };
}
