import { explainMessages, followingConnections, type Report } from '../../../src/core/index.ts';
import { wordingsOf } from '../logs/wordings/wordings.ts';

/** Every line that is printed of a broken connection leads to a finding about it. */
export async function misleadingErrors(report: Report): Promise<readonly string[]> {
  const found: string[] = [];
  const following = followingConnections(report);
  for (const connection of report.connections) {
    // The address of a service that no file states may be that of any cluster.
    if (connection.verdict !== 'broken' || following.has(connection) || !connection.host) continue;
    for (const { reader, line } of wordingsOf(connection, new Date(report.now))) {
      const [first] = await explainMessages(line, { report });
      const [finding] = first?.findings ?? [];
      if (finding?.breaks?.includes(connection.id)) continue;
      found.push(`${reader} leads to ${finding?.rule ?? 'nothing'} for ${connection.id}: ${line}`);
    }
  }
  return found;
}
