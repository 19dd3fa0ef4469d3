import type { Stage } from './change.ts';

/** One of the free files that match; undefined if there is none. */
export function pickFrom(stage: Stage, pattern: RegExp): string | undefined {
  const files = stage.files(pattern);
  return files.length === 0 ? undefined : stage.draw.pick(files);
}
