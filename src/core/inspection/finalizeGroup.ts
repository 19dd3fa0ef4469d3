import type { Finding } from '../model/finding.ts';
import { folderOf, type NodeView } from '../model/node.ts';
import type { InspectedNode } from '../model/report.ts';
import type { Scheduler } from '../model/time/scheduler.ts';
import { RULES } from '../rules/catalogue/catalogue.ts';
import { withBrokenPlaces } from '../rules/causes/connectionFindings.ts';
import type { Explanation } from '../rules/causes/explainConnections.ts';
import { withFindings } from '../rules/engine/clusterFindings.ts';
import { applySeverities, type EngineOptions, isOn, withoutUnsafeFixes } from '../rules/engine/engine.ts';
import type { ClusterContext } from '../rules/engine/rule.ts';
import { applySuppressions } from '../rules/suppressions/applySuppressions.ts';
import { samplesOf } from './leftOut.ts';

/** The nodes of a group with what breaks between them, without what comments hide, and as severe as the settings say. */
export async function finalizeGroup(
  nodes: readonly InspectedNode[],
  { explained }: Explanation,
  own: ReadonlyMap<string, readonly Finding[]>,
  settings: FinalizeOptions,
  scheduler: Scheduler,
): Promise<readonly InspectedNode[]> {
  const reported: InspectedNode[] = [];
  for (const node of nodes) {
    reported.push(withFindings(await withBrokenPlaces(node, explained, scheduler), own.get(node.view.id) ?? []));
  }
  const shown = await applySuppressions(reported, RULES, (rule) => isOn(rule, settings, settings), scheduler);
  return shown.map((node) => {
    const bySettings = severityOf(node.view, settings);
    const samples = settings.includesLeftOut ? NOTHING : samplesOf(node.view);
    const settle = (findings: readonly Finding[]) => bySettings(findings).filter(({ at }) => !samples.has(at.uri));
    return {
      ...node,
      findings: withoutUnsafeFixes(settle(node.findings), node),
      // A rule that is off has nothing to hide.
      suppressed: node.suppressed?.flatMap((one) => settle([one.finding]).map((finding) => ({ ...one, finding }))),
    };
  });
}

/** Gives findings the severities of the folder the node lies in. */
function severityOf(view: NodeView, settings: FinalizeOptions): (findings: readonly Finding[]) => readonly Finding[] {
  const severities = settings.severitiesIn?.get(folderOf(view));
  if (!severities) return (findings) => applySeverities(findings, settings.severities);
  // A rule of another profile has had its say where any folder sets it.
  const isOnHere = ({ rule }: Finding) => {
    const found = RULES.find(({ id }) => id === rule);
    return !found || isOn(found, settings, { severities });
  };
  return (findings) => applySeverities(findings.filter(isOnHere), severities);
}

const NOTHING: ReadonlySet<string> = new Set();

/** The settings that decide which findings are shown, and how severe they are. */
export interface FinalizeOptions {
  readonly profile: ClusterContext['profile'];
  readonly severities: EngineOptions['severities'];
  /** By the URI of a folder with separate severities. */
  readonly severitiesIn?: ReadonlyMap<string, EngineOptions['severities']> | undefined;
  /** Whether files that are left out by name have findings too. */
  readonly includesLeftOut?: boolean | undefined;
}
