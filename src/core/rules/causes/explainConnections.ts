import { refusedPeer } from '../../connections/causes/brokenCauses.ts';
import { lazy } from '../../model/collections/boundedCache.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Connection, ConnectionFailure, PeerAuthentication } from '../../model/connection.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/source/span.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { FindingsByFile } from './findingsByFile.ts';

/** Broken connections by the finding that tells their cause, and those of which none does. */
export interface Explanation {
  readonly explained: ReadonlyMap<Finding, readonly Connection[]>;
  readonly unexplained: readonly Connection[];
}

/** Finds for each broken connection the findings about what it rests on: those of its own kind of failure first. */
export async function explainConnections(
  connections: readonly Connection[],
  findings: readonly Finding[],
  explains: Explains,
  scheduler: Scheduler,
): Promise<Explanation> {
  const index = new FindingsByFile(findings);
  const explained = new Map<Finding, Connection[]>();
  const unexplained: Connection[] = [];
  for (const connection of connections) {
    if (connection.verdict !== 'broken') continue;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const causes = causesOf(connection, index, explains);
    if (causes.length === 0) unexplained.push(connection);
    for (const cause of causes) {
      append(explained, cause, connection);
    }
  }
  return { explained, unexplained };
}

/** What the findings of a rule explain, by its id. */
export type Explains = (rule: string) => readonly ConnectionFailure[];

/**
 * Whether the finding is about what the connection fails by, so that what is logged of the one is logged of the other. Of a configuration
 * that cannot be used any finding at its place is.
 */
export function explainsFailure(connection: Connection, { rule }: Finding, explains: Explains): boolean {
  const refused = refusedPeer(connection);
  return !refused || explains(rule).includes(refused.failure.kind);
}

/** The first of these that there are: errors of the failure's kind, any errors, warnings of its kind; at the place before related ones. */
function causesOf(connection: Connection, index: FindingsByFile, explains: Explains): readonly Finding[] {
  const places = placesOf(connection);
  const isOfKind = (finding: Finding) => explainsFailure(connection, finding, explains);
  const isError = ({ severity }: Finding) => severity === 'error';
  const at = index.at(places).filter(isError);
  const related = lazy(() => index.relatedTo(places).filter(isError));
  const tiers: readonly (() => readonly Finding[])[] = [
    () => at.filter(isOfKind),
    () => related().filter(isOfKind),
    () => at,
    () => related(),
    () => settingsOf(connection, index, explains).filter(isError),
    // What a node by itself cannot prove is a warning; that a connection breaks by it is the proof.
    () => index.at(places).filter((finding) => finding.whenBroken !== undefined && isOfKind(finding)),
    () => settingsOf(connection, index, explains).filter(({ whenBroken }) => whenBroken !== undefined),
    // A kubeconfig that may be meant to have no credentials.
    () => (connection.answer ? settingsOf(connection, index, explains) : []),
    // A link that a copy may have cut is reported with little weight, and once.
    () => index.at(places).filter(({ rule }) => explains(rule).includes('configuration')),
    // A warning about the very certificate or host: a serving certificate of a kubelet that only some verify.
    () => index.at(culpritsOf(connection)).filter((finding) => finding.severity === 'warning' && isOfKind(finding)),
  ];
  for (const tier of tiers) {
    const found = tier();
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Findings about a flag that is absent or about keys that no handshake shows, which have no place in the connection: they are sought in
 * the file that sets the end up.
 */
function settingsOf(
  { kind, side, from, to, client, server, absentFlag }: Connection,
  index: FindingsByFile,
  explains: Explains,
): readonly Finding[] {
  const inFiles = (failure: ConnectionFailure, ...uris: readonly (string | undefined)[]) =>
    uris.flatMap((uri) =>
      uri === undefined ? [] : index.inFile(uri).filter(({ rule }) => explains(rule).includes(failure)),
    );
  if (absentFlag !== undefined) return inFiles('absentFlag', from.uri, to.uri);
  if (kind === 'tokens') return inFiles('tokenKeys', from.uri, to.uri);
  const [shown, shows, verifies] = side === 'client' ? [server, to, from] : [client, from, to];
  return [
    ...(shown?.trusted ? [] : inFiles('absentFlag', verifies.uri)),
    ...(shown?.presented ? [] : inFiles('absentFlag', shows.uri)),
  ];
}

/** Where the cause may be told: what the refused half rests on; of a configuration that cannot be used, the one part at fault. */
function placesOf(connection: Connection): readonly Location[] {
  const { client, server, host, side, at, unusable } = connection;
  const refused = refusedPeer(connection);
  if (!refused) {
    const halves = side === 'client' ? [server] : side === 'server' ? [client] : [client, server];
    if (unusable) return [at, ...credentialPlaces(unusable)];
    if (side !== 'configuration') return [at, ...halves.flatMap(halfPlaces)];
    const parts = halves.flatMap((half) => [half?.presented, half?.key, half?.trusted]);
    const faulty = parts.filter((part) => part?.at.uri === at.uri && part.at.span.start === at.span.start);
    return [at, ...faulty.flatMap((part) => (part ? credentialPlaces(part) : []))];
  }
  const isAboutHost = refused.failure.kind === 'hostname';
  const { half } = refused;
  return [
    at,
    ...(isAboutHost && host ? [host.at] : []),
    ...halfPlaces(isAboutHost ? { ...half, trusted: undefined } : half),
  ];
}

/** Where the certificate stands that is rejected, and the host that it does not name. */
export function culpritsOf(connection: Connection): readonly Location[] {
  const refused = refusedPeer(connection);
  if (!refused) return [];
  const { half, failure } = refused;
  const owners = [half.presented, half.trusted].flatMap((credentials) =>
    credentials ? certificatesOf(credentials) : [],
  );
  const culprits = owners.filter(({ certificate }) => certificate.sha256 === failure.certificate.sha256);
  const places = culprits.map(({ origin }): Location => ({ uri: origin.uri, span: origin.span }));
  return failure.kind === 'hostname' && connection.host ? [...places, connection.host.at] : places;
}

function halfPlaces(half: PeerAuthentication | undefined): readonly Location[] {
  return [half?.presented, half?.key, half?.trusted].flatMap((credentials) =>
    credentials ? credentialPlaces(credentials) : [],
  );
}

/** Where it is named, and each block it consists of or should consist of. */
function credentialPlaces({ at, artifacts, problems = [], uri }: CredentialSource): readonly Location[] {
  return [
    at,
    ...artifacts.map(({ origin }): Location => ({ uri: origin.uri, span: origin.span })),
    ...problems.map(({ span }): Location => ({ uri, span })),
  ];
}
