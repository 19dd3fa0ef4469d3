import { noLongerStarts, startsAgain } from '../../comparison/comparedComponents.ts';
import type { ComparedCause, ComparedComponent, StateComparison } from '../../comparison/stateComparison.ts';
import type { ComponentState } from '../../inspection/componentStates.ts';
import { lastWordsIn } from '../../inspection/lastWords.ts';
import { STATE_NAMES, stopReason } from '../../inspection/stateText.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { effectText } from '../describe/brokenText.ts';
import type { ComparedState, ComparisonInput } from './comparisonInput.ts';

/** "1 prevented from starting by the change, 0 able to start again, 5 in all", of components. */
export function componentCounts({ components }: StateComparison): Text {
  return phrase('{stopped} prevented from starting by the change, {started} able to start again, {all} in all', {
    stopped: components.filter(noLongerStarts).length,
    started: components.filter(startsAgain).length,
    all: components.length,
  });
}

/** The components that do not start after the change, and those that start again. */
export function notableComponents({ components }: StateComparison): readonly ComparedComponent[] {
  return components.filter((one) => one.after?.stop !== undefined || startsAgain(one));
}

/** "starts, then does not start: `Error: unknown flag: --x`". */
export function componentOutcome({ before: old, after: current }: ComparedComponent, input: ComparisonInput): Text {
  const [before, after] = [stateText(old, input.before), stateText(current, input.after)];
  if (!before || !after) return after ? phrase('new: {verdict}', { verdict: after }) : phrase('not there');
  // The words in the state after count.
  return old?.state === current?.state ? after : phrase('{before}, then {after}', { before, after });
}

function stateText(state: ComponentState | undefined, { report }: ComparedState): Text | undefined {
  if (!state?.stop) return state && STATE_NAMES[state.state];
  const words = lastWordsIn(report, state);
  if (words !== undefined) return phrase('does not start: `{words}`', { words });
  // The reason in its own files is a sentence by itself, which says so too.
  const reason = state.stop.by === 'files' ? undefined : stopReason(state.stop);
  return reason ? phrase('does not start: {reason}', { reason }) : STATE_NAMES['does not start'];
}

/** "1 connection broken, 8 more because kube-apiserver does not start", of one cause. */
export function causedText({ breaks, stops, follows }: ComparedCause, comparison: StateComparison): Text {
  const { connections, components } = comparison;
  const following = follows.flatMap((at) => connections[at]?.follows.after?.stopped.end.component ?? []);
  const stopped = stops.map((at) => untrusted(components[at]?.name ?? ''));
  return effectText(breaks.length, stopped, following);
}
