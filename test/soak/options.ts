import { parseArgs } from 'node:util';
import type { SoakPlan } from './plan.ts';

/** The bounds of a run, as given on the command line. Throws for what is no number. */
export function parseOptions(args: readonly string[]): SoakPlan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '30' },
      steps: { type: 'string', default: '1000000' },
      nodes: { type: 'string', default: '50' },
    },
  });
  const { seed, minutes, steps, nodes } = values;
  return { seed: whole(seed), minutes: positive(minutes), steps: whole(steps), nodes: whole(nodes) };
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`A whole number is needed, not "${text}".`);
  return Number(text);
}

/** Also parts of a minute. */
function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`A number of minutes is needed, not "${text}".`);
  return value;
}
