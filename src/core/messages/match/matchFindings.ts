import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import type { MessageKind } from '../kinds/messageKind.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { certificateIndex, type KnownCertificate } from './certificateIndex.ts';
import { certificateIn, type FindingIndex, findingIndex } from './findingIndex.ts';
import { type HeldMessage, mayPresent, presenterLimits } from './heldFacts.ts';
import { connectionsBetween } from './matchConnections.ts';

/**
 * The findings that account for the connections, in their order; without any, those about the certificate of the message, and those that can
 * cause the error by themselves.
 */
export function matchFindings(
  message: LoggedError,
  connections: readonly Connection[],
  report: Report,
  held: HeldMessage,
): readonly Finding[] {
  const index = findingIndex(report.findings);
  const causes = causesOf(message, connections, index);
  if (causes.length > 0) return causes;
  const own = held.certificate ? aboutCertificate(message.kind, held.certificate, index) : [];
  if (own.length > 0) return own;
  const { byText, inOrder } = index.candidatesOf(message.kind);
  const isPossible = (finding: Finding) => mayBe(finding, message, held, report);
  const named = byText.containing(quotedBy(message)).filter(isPossible);
  if (named.length > 0 || message.kind.isOfNamed) return named;
  const isAlone = isWithoutConnection(message, report);
  return narrowed(
    report,
    message,
    `${isAlone} ${message.isOfAddOn} ${hostIn(message)} ${limitsOf(message, held)}`,
    () => inOrder.filter((finding) => (isAlone || isPresented(finding, report)) && isPossible(finding)),
  );
}

/** One list for all messages of a kind with the same limits: a log has thousands of them. */
function narrowed(
  report: Report,
  { kind }: LoggedError,
  limits: string,
  make: () => readonly Finding[],
): readonly Finding[] {
  const byLimits = narrowedLists(report).get(kind) ?? new Map<string, readonly Finding[]>();
  narrowedLists(report).set(kind, byLimits);
  const list = byLimits.get(limits) ?? make();
  byLimits.set(limits, list);
  return list;
}

const narrowedLists = derived((_: Report) => new Map<MessageKind, Map<string, readonly Finding[]>>());

/** Equal for messages for which `mayBe` gives the same answers. */
function limitsOf(message: LoggedError, { possible }: HeldMessage): string {
  if (message.kind.rejects === 'nobody') return 'any';
  return possible ? [...possible].map(({ certificate }) => certificate.sha256).join() : presenterLimits(message);
}

/** The findings that break the connections, each once. Shared by errors of one kind with the same list of connections. */
function causesOf(
  { kind }: LoggedError,
  connections: readonly Connection[],
  { byConnection, causes }: FindingIndex,
): readonly Finding[] {
  const byKind = causes.get(connections) ?? new Map<MessageKind, readonly Finding[]>();
  causes.set(connections, byKind);
  const known = byKind.get(kind);
  if (known) return known;
  const found = connections.flatMap(({ id }) => ownFirst(kind, byConnection.get(id) ?? []));
  const each = [...new Set(found)];
  byKind.set(kind, each);
  return each;
}

/** Everything that is reported of the certificate, what finds the cause of such errors first. */
function aboutCertificate(
  kind: MessageKind,
  { certificate, at }: KnownCertificate,
  { byCertificate, byPlace }: FindingIndex,
): readonly Finding[] {
  const here = byPlace.get(`${at.uri} ${at.span.start}`) ?? [];
  const found = new Set([...(byCertificate.get(certificate.sha256) ?? []), ...here]);
  return ownFirst(kind, [...found]);
}

function ownFirst(kind: MessageKind, findings: readonly Finding[]): readonly Finding[] {
  const isOfKind = ({ rule }: Finding) => kind.rules.includes(rule);
  return [...findings.filter(isOfKind), ...findings.filter((finding) => !isOfKind(finding))];
}

/** Whether it is about a certificate that a component presents, so that both ends of a connection may meet it. */
function isPresented(finding: Finding, report: Report): boolean {
  const known = certificateIndex(report).bySha256.get(certificateIn(finding) ?? '');
  return known !== undefined && known.servers.size + known.clients.size > 0;
}

/** Whether nothing that the message states excludes the certificate of the finding. */
function mayBe(finding: Finding, message: LoggedError, { possible }: HeldMessage, report: Report): boolean {
  const sha256 = certificateIn(finding);
  const known = sha256 === undefined ? undefined : certificateIndex(report).bySha256.get(sha256);
  if (!isAtHost(finding, message, report)) return false;
  if (message.isOfAddOn && (finding.breaks ?? []).length > 0) return false;
  if (!known || message.kind.rejects === 'nobody') return true;
  if (possible) return possible.has(known) || (possible.size > 0 && isAuthority(known.certificate));
  return mayPresent(known, message);
}

/** Whether the finding breaks a connection to the host of the message, if it breaks any and the message names one. */
function isAtHost({ breaks }: Finding, message: LoggedError, report: Report): boolean {
  const host = hostIn(message);
  if (host === undefined || breaks === undefined || breaks.length === 0) return true;
  const known = hostsById(report.connections);
  const hosts = breaks.flatMap((id) => known.get(id) ?? []);
  return hosts.length === 0 || hosts.includes(host);
}

/** The other end as the message names it, where its kind is about findings that break connections. */
function hostIn({ kind, address, facts }: LoggedError): string | undefined {
  if (!kind.isOfItsRules) return undefined;
  return address ?? facts.find((fact) => fact.kind === 'remote')?.value;
}

const hostsById = derived(
  (connections: Report['connections']): ReadonlyMap<string, string> =>
    new Map(connections.flatMap(({ id, host }) => (host ? [[id, host.value] as const] : []))),
);

/** The values that the message quotes, and the host that it is about. */
function quotedBy({ values, address, facts }: LoggedError): readonly string[] {
  const { path, host, port, user, authority, flag } = values;
  const fields = facts.flatMap(({ kind, value }) => (kind === 'field' ? value : []));
  return [path, host, port, user, authority, flag, address, ...fields].flatMap((value) => value || []);
}

/** Whether no connection of the report could show the error: a single member of etcd has no connections to others, for example. */
function isWithoutConnection(error: LoggedError, report: Report): boolean {
  const { kind, speaker, peer } = error;
  if (
    kind.failures.length === 0 ||
    kind.rejects === 'nobody' ||
    speaker === undefined ||
    kind.isOfServer ||
    kind.isOfItsRules
  )
    return true;
  return peer !== undefined && connectionsBetween(error, report).length === 0;
}
