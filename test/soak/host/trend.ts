import type { MemorySample } from './memory.ts';

/**
 * MiB by which the heap may grow in the later half of a run. Every sample is taken with the same files, no editor and no unsaved text, so
 * that a heap without a leak is level. In 15 minutes some 500 steps are taken: were one decoded file, of 20 KiB and more, or one report,
 * of ten times that, kept from each, the growth would be beyond this.
 */
export const MAX_GROWTH = 8;
/** A line through fewer points says nothing. */
const LEAST_SAMPLES = 6;

/** MiB by which a straight line through the heap of the later half rises from its first to its last sample; undefined for too few. */
export function growth(samples: readonly MemorySample[]): number | undefined {
  const last = samples.at(-1)?.minute ?? 0;
  const later = samples.filter(({ minute }) => minute >= last / 2);
  const [first] = later;
  if (later.length < LEAST_SAMPLES || !first) return undefined;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const minute = mean(later.map((sample) => sample.minute));
  const heap = mean(later.map((sample) => sample.heap));
  const over = later.reduce((sum, one) => sum + (one.minute - minute) * (one.heap - heap), 0);
  const under = later.reduce((sum, one) => sum + (one.minute - minute) ** 2, 0);
  return (over / under) * (last - first.minute);
}
