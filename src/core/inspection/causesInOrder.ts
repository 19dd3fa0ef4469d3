import { derived } from '../model/memo/derived.ts';
import type { StateSource } from './componentStates.ts';
import { consequences } from './consequences.ts';
import { brokenByThemselves } from './followingConnections.ts';
import { runningOutcome } from './outcomes.ts';
import { type RootCause, rootCauses } from './rootCauses.ts';

/**
 * The root causes in the order in which to repair them: those first that break most connections once everything is restarted, by themselves and
 * by components that do not start; of the same number those that break most now.
 */
export const causesInOrder = derived((source: StateSource): readonly RootCause[] => {
  const caused = consequences(source);
  return rootCauses({ findings: source.findings, connections: brokenByThemselves(source) })
    .map((cause) => ({
      cause,
      later: cause.connections.length + (caused.get(cause.finding)?.follows.length ?? 0),
      now: cause.connections.filter((one) => runningOutcome(one) !== 'open').length,
    }))
    .sort((one, other) => other.later - one.later || other.now - one.now)
    .map(({ cause }) => cause);
});
