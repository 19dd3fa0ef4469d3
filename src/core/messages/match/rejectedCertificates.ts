import type { Connection } from '../../model/connection.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import { certificateIndex, type KnownCertificate } from './certificateIndex.ts';

/**
 * The connections without those that fail by other certificates than the possible ones; all if these are unknown. A connection fails by what is
 * presented, or by a CA above it. Messages with the same possible certificates share one list.
 */
export function withCertificates(
  connections: readonly Connection[],
  possible: ReadonlySet<KnownCertificate> | undefined,
): readonly Connection[] {
  if (possible === undefined || connections.length === 0) return connections;
  const known = narrowed(connections);
  const ids = new Set([...possible].map(({ certificate }) => certificate.sha256));
  const key = [...ids].sort().join(' ');
  const isPossible = (connection: Connection) => {
    const rejected = rejectedBy(connection);
    return rejected.length === 0 || rejected.some((sha256) => ids.has(sha256));
  };
  const list = known.get(key) ?? connections.filter(isPossible);
  known.set(key, list);
  return list;
}

/** The SHA-256 of the certificates of a chain that is not accepted. */
function rejectedBy({ failure, side, client, server }: Connection): readonly string[] {
  if (!failure) return [];
  const leaf = leafOf((side === 'client' ? server : client)?.presented);
  return [failure.certificate.sha256, ...(leaf ? [leaf.certificate.sha256] : [])];
}

const narrowed = derived((_connections: readonly Connection[]) => new Map<string, readonly Connection[]>());

/** The one certificate by which all of the connections fail; undefined if there are several. */
export function certificateOf(connections: readonly Connection[], report: Report): KnownCertificate | undefined {
  const sha256 = rejectedIn(connections);
  return sha256 === undefined ? undefined : certificateIndex(report).bySha256.get(sha256);
}

const rejectedIn = derived((connections: readonly Connection[]): string | undefined => {
  const [sha256, ...others] = new Set(connections.flatMap(({ failure }) => failure?.certificate.sha256 ?? []));
  return others.length > 0 ? undefined : sha256;
});
