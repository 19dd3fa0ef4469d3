import { isBalancer } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import type { LoggedError } from '../read/loggedError.ts';
import { certificateIndex } from './certificateIndex.ts';
import { namesOf } from './certificateKeys.ts';
import type { HeldMessage } from './heldFacts.ts';
import { pathIndex, wordIndex } from './wordIndex.ts';

/**
 * Whether the message may be about the cluster of the files. One that shows only one of its ends must name a host or a certificate of it, and so
 * must one of another program.
 */
export function isLinked(error: LoggedError, { certificate, facts }: HeldMessage, report: Report): boolean {
  const { isForeign, speaker, peer, kind, values } = error;
  // The host that is in no certificate is the one that the client connects to.
  const address = error.address ?? (kind.name === 'hostname' ? values.host : undefined);
  const isOfFiles = speaker !== undefined && isBalancer(speaker) ? isOfBalancer(error, report) : undefined;
  if (isOfFiles !== undefined) return isOfFiles;
  const isKnown = (speaker !== undefined && peer !== undefined) || kind.rejects === 'nobody';
  if (!isForeign && (isKnown || address === undefined)) return true;
  if (certificate) return true;
  if (address !== undefined)
    return (
      isInCluster(address) ||
      wordIndex(report.files).has(address) ||
      hosts(report.connections).has(address) ||
      servedNames(report).has(address)
    );
  return facts.some(({ fact, fits }) => fact.kind === 'host' && fits === 'yes');
}

/**
 * A load balancer has servers of any kind: the files must have the one in the line, or the path; for one that does not start, its configuration.
 * Undefined for a line that does not show either.
 */
function isOfBalancer({ kind, speaker, balanced, values: { path } }: LoggedError, report: Report): boolean | undefined {
  if (balanced !== undefined) return balancedNames(report).has(balanced);
  if (path !== undefined) return pathIndex(report.files).has(path);
  if (kind.rejects !== 'nobody') return undefined;
  return report.nodes.some(({ view }) => view.components.some(({ name }) => name === speaker));
}

const balancedNames = derived(
  (report: Report): ReadonlySet<string> =>
    new Set(
      report.nodes.flatMap(({ view }) =>
        view.components.flatMap(({ document }) => (document?.balancer?.servers ?? []).map(({ name }) => name)),
      ),
    ),
);

/** The names of kube-apiserver in pods. */
function isInCluster(address: string): boolean {
  return /^kubernetes(?:\.default(?:\.svc(?:\.[\w.-]+)?)?)?$/.test(address);
}

/** The names and addresses in the certificates of servers, such as the address of the API server in pods. Every machine has `localhost`. */
const servedNames = derived((report: Report): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { certificate, servers } of certificateIndex(report).bySha256.values()) {
    if (servers.size === 0) continue;
    for (const kind of ['dns', 'ip'] as const) for (const name of namesOf(certificate, kind)) names.add(name);
  }
  names.delete('localhost');
  return names;
});

/** Addresses of services, which follow from their networks, and those of IPv6 are no words of files. */
const hosts = derived(
  (connections: Report['connections']): ReadonlySet<string> =>
    new Set(connections.flatMap(({ host }) => host?.value ?? [])),
);
