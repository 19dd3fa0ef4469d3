import type { Connection } from '../model/connection.ts';
import type { Finding } from '../model/finding.ts';
import { derivedFor } from '../model/memo/derived.ts';
import type { InspectedNode } from '../model/report.ts';
import { plainText } from '../model/text/plainText.ts';
import { phrase, type Text } from '../model/text/text.ts';
import { outcomes, runningOutcome } from './outcomes.ts';
import { runningText } from './runningText.ts';

/**
 * The nodes with findings that state what running components notice and what happens at a restart, if these differ. The same nodes if nothing
 * that a connection depends on has expired.
 */
export function findingsInTime(
  nodes: readonly InspectedNode[],
  connections: readonly Connection[],
): readonly InspectedNode[] {
  if (!connections.some(runningOutcome)) return nodes;
  const found = outcomes({ nodes, connections, findings: nodes.flatMap(({ findings }) => findings) });
  if (found.size === 0) return nodes;
  return nodes.map((node) => {
    if (!node.findings.some((finding) => found.has(finding))) return node;
    const findings = node.findings.map((finding) => {
      const outcome = found.get(finding);
      if (!outcome) return finding;
      const text = runningText(outcome, finding.stops);
      return withOutcome(finding, plainText(text), text);
    });
    return withFindings(node, ...findings);
  });
}

/** Remembered, so that a report without a change has the same findings. The text is another value each time. */
function withOutcome(finding: Finding, key: string, text: Text): Finding {
  const known = remembered(finding, key);
  known.finding ??= { ...finding, message: phrase('{message} {outcome}', { message: finding.message, outcome: text }) };
  return known.finding;
}

const remembered = derivedFor((_finding: Finding, _text: string): { finding?: Finding } => ({}));

const withFindings = derivedFor(
  (node: InspectedNode, ...findings: readonly Finding[]): InspectedNode => ({ ...node, findings }),
);
