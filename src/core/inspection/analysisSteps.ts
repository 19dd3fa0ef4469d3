import type { NodeSteps } from '../cluster/scan/nodeSteps.ts';
import { sameJson } from '../model/memo/same.ts';
import { input, type Step, step } from '../model/memo/step.ts';
import type { InspectedNode } from '../model/report.ts';
import type { EngineOptions } from '../rules/engine/engine.ts';
import type { ClusterContext } from '../rules/engine/rule.ts';
import type { SignatureCache } from '../trust/signatureCache.ts';
import { analyzeNode } from './analyzeNode.ts';
import { nextChangeIn } from './nextChange.ts';

/** The settings that findings depend on, besides the files and the clock. `severities` are those that apply in any folder. */
export type AnalysisSettings = Omit<ClusterContext, 'now'> & Pick<EngineOptions, 'severities'>;

/** Called when a rule fails, with what it failed on. */
export type OnCrash = (subject: string) => EngineOptions['onCrash'];

/** The steps that lead from a node to what its own files show. */
export class AnalysisSteps {
  readonly settings = input<AnalysisSettings>('settings', sameJson);
  /** By id of the node: the instant at which time alone next changes something about its files; infinite where nothing is left to come. */
  readonly nextChange: Step<number>;
  /** By id of the node. */
  readonly analysis: Step<InspectedNode>;

  constructor(nodes: NodeSteps, cache: SignatureCache, onCrash: OnCrash) {
    this.nextChange = step('nextChange', async (id, read) => {
      const { files } = await read.read(nodes.node, id);
      const settings = settingsOf(await read.read(this.settings));
      const next = nextChangeIn(
        files.map(({ file }) => file),
        read.now,
        settings,
      );
      if (next !== undefined) read.holdsUntil(next);
      return next ?? Number.POSITIVE_INFINITY;
    });
    this.analysis = step('analysis', async (id, read) => {
      const view = await read.read(nodes.node, id);
      const { severities, ...settings } = settingsOf(await read.read(this.settings));
      await read.read(this.nextChange, id);
      const options = { severities, onCrash: onCrash(view.label) };
      return analyzeNode(view, { ...settings, now: read.now }, cache, options, read.scheduler);
    });
  }
}

/** The settings, which are set before anything is read. */
export function settingsOf(settings: AnalysisSettings | undefined): AnalysisSettings {
  if (!settings) throw new Error('There are no settings.');
  return settings;
}
