import { type Language, plainText, type TimeStep } from '../../core/index.ts';
import type { ShownCounts, ShownTimeStep } from '../../webview/protocol/time.ts';

/** The steps as they are sent, in a language, in English where none is given. */
export function localizedSteps(steps: readonly TimeStep[], language?: Language): readonly ShownTimeStep[] {
  return steps.map(({ day, counts, broken, more }) => ({
    day,
    counts: shownCounts(counts),
    broken: broken.map(({ title, count, error }) => ({
      title: plainText(title, language),
      count,
      ...(error !== undefined && { error: plainText(error, language) }),
    })),
    more,
  }));
}

export function shownCounts({ ok, broken, unknown }: TimeStep['counts']): ShownCounts {
  return { working: ok, failing: broken, all: ok + broken + unknown };
}
