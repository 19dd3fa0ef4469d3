import { createScheduler, createSignatureCache, type Report, verdictChanges } from '../../../src/core/index.ts';
import { inspectFiles } from '../memoryWorkspace.ts';
import type { NodeFile } from '../nodeOptions.ts';

/** The events of the next days on the timeline of the graph that an inspection on that day does not confirm. */
export async function contradictionsInTime(
  files: ReadonlyMap<string, NodeFile | string>,
  report: Report,
): Promise<readonly string[]> {
  const changes = await verdictChanges(report, createSignatureCache(), createScheduler());
  const verdicts = new Map(report.connections.map(({ id, verdict }) => [id, verdict] as const));
  const found: string[] = [];
  for (const at of [...new Set(changes.map((change) => change.at))].slice(0, 2)) {
    for (const { connection } of changes.filter((change) => change.at === at))
      verdicts.set(connection.id, connection.verdict);
    const then = await inspectFiles(files, new Date(at));
    const other = then.report.connections.filter(({ id, verdict }) => (verdicts.get(id) ?? verdict) !== verdict);
    found.push(
      ...other.map(({ id, verdict }) => `${verdicts.get(id)} in the timeline at ${at}, then ${verdict}: ${id}`),
    );
  }
  return found;
}
