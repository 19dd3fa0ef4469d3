import { type Language, phrase, plainText, type Text, type TimeStep } from '../../core/index.ts';
import type { ShownCounts, ShownTimeStep } from '../../webview/protocol/time.ts';

/** The steps as they are sent, in a language, in English where none is given. */
export function localizedSteps(steps: readonly TimeStep[], language?: Language): readonly ShownTimeStep[] {
  return steps.map(({ day, counts, broken, more, afterRestart }) => ({
    day,
    counts: shownCounts(counts),
    broken: broken.map(({ title, count, error }) => ({
      title: plainText(title, language),
      count,
      ...(error !== undefined && { error: plainText(error, language) }),
    })),
    more,
    ...localizedRestart(afterRestart, language),
  }));
}

/** The sentence on further failures after a restart, in the field that is sent; without it if there are none. */
export function localizedRestart(
  afterRestart: Text | undefined,
  language?: Language,
): Pick<ShownTimeStep, 'afterRestart'> {
  if (!afterRestart) return {};
  return { afterRestart: plainText(phrase('After a restart: {afterRestart}', { afterRestart }), language) };
}

export function shownCounts({ ok, broken, unknown }: TimeStep['counts']): ShownCounts {
  return { working: ok, failing: broken, all: ok + broken + unknown };
}
