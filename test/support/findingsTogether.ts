import type { Connection } from '../../src/core/model/connection.ts';
import type { InspectedNode } from '../../src/core/model/report.ts';
import { createScheduler } from '../../src/core/model/time/scheduler.ts';
import { unexplainedFindings, withBrokenPlaces } from '../../src/core/rules/causes/connectionFindings.ts';
import { explainConnections } from '../../src/core/rules/causes/explainConnections.ts';
import { clusterFindings, withFindings } from '../../src/core/rules/engine/clusterFindings.ts';
import type { EngineOptions } from '../../src/core/rules/engine/engine.ts';
import type { ClusterContext, Rule } from '../../src/core/rules/engine/rule.ts';

/** The nodes with what the rules say of several of them together, each finding at the node whose file it stands in. */
export function withClusterFindings(
  nodes: readonly InspectedNode[],
  rules: readonly Rule[],
  context: ClusterContext,
  options: EngineOptions,
): readonly InspectedNode[] {
  const views = nodes.map(({ view }) => view);
  const found = clusterFindings(views, rules, context, options);
  return nodes.map((node) => withFindings(node, found.get(node.view.id) ?? []));
}

/**
 * The nodes with the broken connections between them: each as a related place of the finding about its cause or, without one, as a separate finding
 * per cause.
 */
export async function withConnectionFindings(
  nodes: readonly InspectedNode[],
  connections: readonly Connection[],
  rules: readonly Rule[],
  options: EngineOptions,
): Promise<readonly InspectedNode[]> {
  const all = nodes.flatMap(({ findings }) => findings);
  const { explained, unexplained } = await explainConnections(connections, all, createScheduler());
  const ownerOf = (uri: string) => nodes.find(({ view }) => view.files.some(({ file }) => file.uri === uri))?.view.id;
  const own = unexplainedFindings(unexplained, rules, ownerOf, options);
  return Promise.all(
    nodes.map(async (node) => {
      const reported = await withBrokenPlaces(node, explained, createScheduler());
      return withFindings(reported, own.get(node.view.id) ?? []);
    }),
  );
}
