import type { Explanation } from '../connections/explainConnections.ts';
import type { Finding } from '../model/finding.ts';
import type { InspectedNode } from '../model/report.ts';
import { applySuppressions } from '../rules/applySuppressions.ts';
import { RULES } from '../rules/catalogue.ts';
import { withFindings } from '../rules/clusterFindings.ts';
import { withBrokenPlaces } from '../rules/connectionFindings.ts';
import { type EngineOptions, isOn, settleSeverities } from '../rules/engine.ts';
import type { ClusterContext } from '../rules/rule.ts';

/** The nodes of a group with what breaks between them told, without what comments hide, and as severe as the settings say. */
export function settleGroup(
  nodes: readonly InspectedNode[],
  { explained }: Explanation,
  own: ReadonlyMap<string, readonly Finding[]>,
  settings: Pick<EngineOptions, 'severities'> & Pick<ClusterContext, 'profile'>,
): readonly InspectedNode[] {
  const { severities } = settings;
  const told = nodes.map((node) => withFindings(withBrokenPlaces(node, explained), own.get(node.view.id) ?? []));
  return applySuppressions(told, RULES, (rule) => isOn(rule, settings, settings)).map((node) => ({
    ...node,
    findings: settleSeverities(node.findings, severities),
    // A rule that is off has nothing to hide.
    suppressed: node.suppressed?.flatMap((one) =>
      settleSeverities([one.finding], severities).map((finding) => ({ ...one, finding })),
    ),
  }));
}
