import { groupBy } from '../../model/collections/lookup.ts';
import type { Finding } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import type { InspectedNode } from '../../model/report.ts';
import { type EngineOptions, findingOf, isOn, sortFindings } from './engine.ts';
import type { ClusterContext, Rule } from './rule.ts';
import { withoutOpenFindings } from './templateFindings.ts';

/**
 * The findings of the rules about several nodes together, by id of the node with the finding's file. Depends on the nodes and not on their findings,
 * so that an unchanged node need not be judged again.
 */
export function clusterFindings(
  views: readonly NodeView[],
  rules: readonly Rule[],
  context: ClusterContext,
  options: EngineOptions,
): ReadonlyMap<string, readonly Finding[]> {
  const byNode = new Map<string, readonly Finding[]>();
  if (views.length < 2) return byNode;
  const found = rules.flatMap((rule) => (isOn(rule, context, options) ? findingsOf(rule) : []));
  if (found.length === 0) return byNode;
  const byFile = groupBy(found, ({ at }) => at.uri);
  for (const view of views) {
    const own = withoutOpenFindings(
      view.files.flatMap(({ file }) => byFile.get(file.uri) ?? []),
      view,
    );
    if (own.length > 0) byNode.set(view.id, own);
  }
  return byNode;

  function findingsOf(rule: Rule): readonly Finding[] {
    const findings: Finding[] = [];
    try {
      for (const issue of rule.checkCluster?.(views, context) ?? []) findings.push(...findingOf(rule, issue));
    } catch (error) {
      options.onCrash(rule.id, error);
    }
    return findings;
  }
}

/** The node with more findings, at their places among its own. */
export function withFindings(node: InspectedNode, more: readonly Finding[]): InspectedNode {
  return more.length > 0 ? { ...node, findings: sortFindings([...node.findings, ...more]) } : node;
}
