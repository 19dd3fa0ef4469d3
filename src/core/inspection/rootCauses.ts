import type { Connection } from '../model/connection.ts';
import type { Finding } from '../model/finding.ts';
import { derived, derivedFor } from '../model/memo/derived.ts';
import type { Party } from '../model/peerVerification.ts';
import type { Report } from '../model/report.ts';
import type { Location } from '../model/source/span.ts';

/** A finding and the broken connections that it accounts for, at least one. */
export interface RootCause {
  readonly finding: Finding;
  readonly connections: readonly Connection[];
}

/** The connections without a cause, in their order. */
export function withoutCause(causes: readonly RootCause[], connections: readonly Connection[]): readonly Connection[] {
  const explained = new Set(causes.flatMap((cause) => cause.connections));
  return connections.filter((connection) => !explained.has(connection));
}

/** The component that does not start, where that is what breaks all of the connections. */
export function stoppedBy({ connections }: Pick<RootCause, 'connections'>): Party | undefined {
  const [first] = connections;
  return connections.every(({ stopped }) => stopped === first?.stopped) ? first?.stopped : undefined;
}

/**
 * The findings that break connections, those that break most first; of the same number in the order of the findings. A connection that
 * breaks for several reasons is under each.
 */
export function rootCauses({ connections, findings }: Pick<Report, 'connections' | 'findings'>): readonly RootCause[] {
  return causesOf(findings, connections);
}

const causesOf = derivedFor((findings: Report['findings'], connections: Report['connections']) => {
  // A table of all connections of a thousand nodes takes as long as an edit may.
  const broken = new Set(findings.flatMap(({ breaks = [] }) => breaks));
  const byId = new Map<string, Connection>();
  if (broken.size > 0) for (const one of connections) if (broken.has(one.id)) byId.set(one.id, one);
  return findings
    .map((finding) => ({ finding, connections: (finding.breaks ?? []).flatMap((id) => byId.get(id) ?? []) }))
    .filter((cause) => cause.connections.length > 0)
    .sort((one, other) => other.connections.length - one.connections.length);
});

/** The finding to fix first for each broken connection that has one, by the connection's id: of several, the one that breaks most. */
export const causesById = derived(
  (findings: Report['findings'], connections: Report['connections']): ReadonlyMap<string, Finding> => {
    const causes = new Map<string, Finding>();
    for (const { finding, connections: broken } of rootCauses({ connections, findings })) {
      for (const { id } of broken) if (!causes.has(id)) causes.set(id, finding);
    }
    return causes;
  },
);

/** The place to fix: that of the cause, else where the connection itself says to look first. */
export function placeToFix(
  { id, at }: Connection,
  { findings, connections }: Pick<Report, 'connections' | 'findings'>,
): Location {
  return causesById(findings, connections).get(id)?.at ?? at;
}
