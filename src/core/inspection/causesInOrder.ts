import { derived } from '../model/memo/derived.ts';
import type { StateSource } from './componentStates.ts';
import { type Consequences, consequences } from './consequences.ts';
import { brokenByThemselves } from './followingConnections.ts';
import { runningOutcome } from './outcomes.ts';
import { type RootCause, rootCauses } from './rootCauses.ts';

/** A finding with all that fails because of it. `connections` is empty for one that only keeps components from starting. */
export interface RankedCause extends RootCause, Consequences {}

const NO_CONSEQUENCES: Consequences = { stops: [], follows: [] };

/**
 * The root causes in the order in which to repair them: those first because of which most connections fail once everything is restarted, by
 * themselves and by components that do not start; of the same number those that break most now.
 */
export const causesInOrder = derived((source: StateSource): readonly RankedCause[] => {
  const caused = consequences(source);
  const breaking = rootCauses({ findings: source.findings, connections: brokenByThemselves(source) });
  const known = new Set(breaking.map(({ finding }) => finding));
  const stopping = [...caused.keys()].flatMap((finding) => (known.has(finding) ? [] : { finding, connections: [] }));
  return [...breaking, ...stopping]
    .map((cause) => ({ ...cause, ...(caused.get(cause.finding) ?? NO_CONSEQUENCES) }))
    .map((cause) => ({
      cause,
      later: cause.connections.length + cause.follows.length,
      now: cause.connections.filter((one) => runningOutcome(one) !== 'open').length,
    }))
    .sort((one, other) => other.later - one.later || other.now - one.now)
    .map(({ cause }) => cause);
});
