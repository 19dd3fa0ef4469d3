import type { Finding } from '../model/finding.ts';
import type { InspectedNode } from '../model/report.ts';
import { type EngineOptions, isOn, sortFindings, toFinding } from './engine.ts';
import type { ClusterContext, Rule } from './rule.ts';

/**
 * The nodes with what the rules say of several of them together, each finding at the node whose file it stands in. Runs once a
 * report over what the nodes are, not over what was found in them, so that a node that did not change need not be judged again.
 */
export function withClusterFindings(
  nodes: readonly InspectedNode[],
  rules: readonly Rule[],
  context: ClusterContext,
  options: EngineOptions,
): readonly InspectedNode[] {
  if (nodes.length < 2) return nodes;
  const views = nodes.map(({ view }) => view);
  const found = rules.flatMap((rule) => (isOn(rule, context, options) ? findingsOf(rule) : []));
  if (found.length === 0) return nodes;
  const byFile = new Map<string, Finding[]>();
  for (const finding of found) {
    const known = byFile.get(finding.at.uri);
    if (known) known.push(finding);
    else byFile.set(finding.at.uri, [finding]);
  }
  return nodes.map((node) => {
    const own = node.view.files.flatMap(({ file }) => byFile.get(file.uri) ?? []);
    return own.length > 0 ? { ...node, findings: sortFindings([...node.findings, ...own]) } : node;
  });

  function findingsOf(rule: Rule): readonly Finding[] {
    const findings: Finding[] = [];
    try {
      for (const issue of rule.checkCluster?.(views, context) ?? []) findings.push(toFinding(rule, issue));
    } catch (error) {
      options.onCrash(rule.id, error);
    }
    return findings;
  }
}
