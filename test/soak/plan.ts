import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The steps of a run; the same seed takes the same steps. */
export interface SoakPlan {
  readonly seed: number;
  /** After which no further step is begun. */
  readonly minutes: number;
  /** The most steps that are taken, such as those up to a failure that is looked at again. */
  readonly steps: number;
  readonly nodes: number;
}

/** The file next to the workspace, where no surface of the editor sees it. */
const NAME = 'plan.json';

export function writePlan(workspace: string, plan: SoakPlan): void {
  writeFileSync(path.join(path.dirname(workspace), NAME), JSON.stringify(plan));
}

export function readPlan(workspace: string): SoakPlan {
  return JSON.parse(readFileSync(path.join(path.dirname(workspace), NAME), 'utf8'));
}
