import type { ChainFailure } from '../../model/chainOutcome.ts';
import { lazy } from '../../model/collections/boundedCache.ts';
import type { Connection, PeerAuthentication } from '../../model/connection.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { Finding } from '../../model/finding.ts';
import type { Scheduler } from '../../model/scheduler.ts';
import type { Location } from '../../model/source/span.ts';
import { refusedPeer } from './brokenCauses.ts';
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
  scheduler: Scheduler,
): Promise<Explanation> {
  const index = new FindingsByFile(findings);
  const explained = new Map<Finding, Connection[]>();
  const unexplained: Connection[] = [];
  for (const connection of connections) {
    if (connection.verdict !== 'broken') continue;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const causes = causesOf(connection, index);
    if (causes.length === 0) unexplained.push(connection);
    for (const cause of causes) {
      const known = explained.get(cause);
      if (known) known.push(connection);
      else explained.set(cause, [connection]);
    }
  }
  return { explained, unexplained };
}

/** Rules that only warn of what their own node cannot prove: that a connection breaks by it is the proof. */
export const UNPROVEN: ReadonlySet<string> = new Set([
  'manifests/etcd-servers-no-ca',
  'manifests/etcd-servers-no-client-cert',
]);

/** The groups of rules, or single ones, that tell a kind of failure. */
const TELLERS: Readonly<Record<ChainFailure['kind'], readonly string[]>> = {
  unknownAuthority: [
    'trust/',
    'isolation/',
    'kubeconfigs/kubeconfig-ca-not-issuer',
    'kubeconfigs/kubeconfig-client-cert-untrusted',
    'objects/webhook-cabundle-not-issuer',
    'objects/apiservice-cabundle-not-issuer',
  ],
  expired: [
    'validity/',
    'kubelet/kubelet-bootstrap-dead-end',
    'kubeconfigs/kubeconfig-stale-copy',
    'objects/tls-secret-expired',
    'objects/webhook-cabundle-expired',
    'objects/apiservice-cabundle-expired',
  ],
  notYetValid: ['validity/'],
  incompatibleUsage: ['usage/'],
  notAuthorizedToSign: ['usage/', 'trust/'],
  tooManyIntermediates: ['trust/'],
  nameConstraint: ['trust/'],
  unhandledCriticalExtension: ['trust/'],
  hostname: ['names/', 'objects/webhook-san-missing', 'objects/apiservice-san-missing'],
  signatureLimit: ['trust/'],
  malformed: ['trust/', 'files/'],
};

/**
 * Whether the finding is about what the connection fails by, so that what is logged of the one is logged of the other. Of a configuration
 * that cannot be used any finding at its place is.
 */
export function tellsFailure(connection: Connection, { rule }: Finding): boolean {
  const refused = refusedPeer(connection);
  return !refused || TELLERS[refused.failure.kind].some((teller) => rule.startsWith(teller));
}

/** The first of these that there are: errors of the failure's kind, any errors, warnings of its kind; at the place before related ones. */
function causesOf(connection: Connection, index: FindingsByFile): readonly Finding[] {
  const places = placesOf(connection);
  const isOfKind = (finding: Finding) => tellsFailure(connection, finding);
  const isError = ({ severity }: Finding) => severity === 'error';
  const at = index.at(places).filter(isError);
  const related = lazy(() => index.relatedTo(places).filter(isError));
  const tiers: readonly (() => readonly Finding[])[] = [
    () => at.filter(isOfKind),
    () => related().filter(isOfKind),
    () => at,
    () => related(),
    () => settingsOf(connection, index).filter(isError),
    () => settingsOf(connection, index).filter(({ rule }) => UNPROVEN.has(rule)),
    // A link that a copy may have cut is told with little weight, and once.
    () => index.at(places).filter(({ rule }) => rule === 'kubelet/kubelet-current-dangling'),
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
function settingsOf({ kind, side, from, to, client, server }: Connection, index: FindingsByFile): readonly Finding[] {
  const inFiles = (group: string, ...uris: readonly (string | undefined)[]) =>
    uris.flatMap((uri) => (uri === undefined ? [] : index.inFile(uri).filter(({ rule }) => rule.startsWith(group))));
  if (kind === 'tokens') return inFiles('keys/sa-', from.uri, to.uri);
  const [shown, shows, verifies] = side === 'client' ? [server, to, from] : [client, from, to];
  return [
    ...(shown?.trusted ? [] : inFiles('manifests/', verifies.uri)),
    ...(shown?.presented ? [] : inFiles('manifests/', shows.uri)),
  ];
}

/** Where the cause may be told: what the refused half rests on; of a configuration that cannot be used, the one part at fault. */
function placesOf(connection: Connection): readonly Location[] {
  const { client, server, host, side, at } = connection;
  const refused = refusedPeer(connection);
  if (!refused) {
    const halves = side === 'client' ? [server] : side === 'server' ? [client] : [client, server];
    if (side !== 'configuration') return [at, ...halves.flatMap(halfPlaces)];
    const parts = halves.flatMap((half) => [half?.presented, half?.key, half?.trusted]);
    const faulty = parts.filter((part) => part?.at.uri === at.uri && part.at.span.start === at.span.start);
    return [at, ...faulty.flatMap((part) => (part ? materialPlaces(part) : []))];
  }
  const isAboutHost = refused.failure.kind === 'hostname';
  const { half } = refused;
  return [
    at,
    ...(isAboutHost && host ? [host.at] : []),
    ...halfPlaces(isAboutHost ? { ...half, trusted: undefined } : half),
  ];
}

function culpritsOf(connection: Connection): readonly Location[] {
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
    credentials ? materialPlaces(credentials) : [],
  );
}

/** Where it is named, and each block it consists of. */
function materialPlaces({ at, artifacts }: CredentialSource): readonly Location[] {
  return [at, ...artifacts.map(({ origin }): Location => ({ uri: origin.uri, span: origin.span }))];
}
