import { parseArgs } from 'node:util';

export interface FuzzOptions {
  readonly seed: number;
  /** Number of the first input. */
  readonly from: number;
  readonly count: number;
  /** Seconds after which no further input is begun. */
  readonly time: number;
  /** Processor time in milliseconds for which one input may hold the thread; absent if none is too long. */
  readonly maxHold?: number | undefined;
  /** The only kind that is run; absent for all. */
  readonly only?: string | undefined;
}

/** The bounds of a run, as given on the command line. Throws for what is no number. */
export function parseOptions(args: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      count: { type: 'string', default: '6000' },
      time: { type: 'string', default: '45' },
      'max-hold': { type: 'string' },
      kind: { type: 'string' },
    },
  });
  const { seed, from, count, time, 'max-hold': maxHold, kind } = values;
  return {
    seed: whole(seed),
    from: whole(from),
    count: whole(count),
    time: whole(time),
    maxHold: maxHold === undefined ? undefined : whole(maxHold),
    only: kind,
  };
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`A whole number is needed, not "${text}".`);
  return Number(text);
}
