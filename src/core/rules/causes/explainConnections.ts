import type { Cause } from '../../model/about.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Connection } from '../../model/connection.ts';
import type { Finding } from '../../model/finding.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { FindingsByAbout } from './findingsByAbout.ts';

/** Broken connections by the finding that tells their cause, and those of which none does. */
export interface Explanation {
  readonly explained: ReadonlyMap<Finding, readonly Connection[]>;
  readonly unexplained: readonly Connection[];
}

/** Finds the findings about the causes of each broken connection. */
export async function explainConnections(
  connections: readonly Connection[],
  findings: readonly Finding[],
  scheduler: Scheduler,
): Promise<Explanation> {
  const index = new FindingsByAbout(findings);
  const explained = new Map<Finding, Connection[]>();
  const unexplained: Connection[] = [];
  for (const connection of connections) {
    if (connection.verdict !== 'broken') continue;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const causes = causesOf(connection, index);
    if (causes.length === 0) unexplained.push(connection);
    for (const cause of causes) {
      append(explained, cause, connection);
    }
  }
  return { explained, unexplained };
}

/** The most severe findings about the causes of the connection, if possible in the files that it uses. */
function causesOf(connection: Connection, index: FindingsByAbout): readonly Finding[] {
  const files = filesOf(connection);
  const first = gravestAbout(index, connection.fails ?? [], files);
  return first.length > 0 ? first : gravestAbout(index, connection.failsNext ?? [], files);
}

/** The most severe findings about any of the causes, if possible in these files. */
export function gravestAbout(
  index: FindingsByAbout,
  causes: readonly Cause[],
  files: readonly string[],
): readonly Finding[] {
  const about = index.of(causes, files);
  const gravest = Math.min(...about.map(gravity));
  return about.filter((finding) => gravity(finding) === gravest);
}

/** A warning that the node alone cannot prove is proven by a connection that it breaks. */
function gravity({ severity, whenBroken }: Finding): number {
  if (severity === 'error') return 0;
  if (whenBroken !== undefined) return 1;
  return severity === 'warning' ? 2 : 3;
}

function filesOf({ at, host, from, to, client, server }: Connection): readonly string[] {
  const halves = [client, server].flatMap((half) => [half?.presented, half?.key, half?.trusted]);
  const held = halves.flatMap((credentials) => (credentials ? [credentials.at.uri, credentials.uri] : []));
  return [...new Set([at.uri, host?.at.uri, from.uri, to.uri, ...held].flatMap((uri) => uri ?? []))];
}
