import { connectionTitle } from '../connections/connectionText.ts';
import { phrase, type Text } from '../model/text/text.ts';
import type { ComponentState, Stop } from './componentStates.ts';

/** The names of the states. */
export const STATE_NAMES: Readonly<Record<ComponentState['state'], Text>> = {
  starts: phrase('starts'),
  'does not start': phrase('does not start'),
  unknown: phrase('unknown'),
};

/** Why a component does not start, in a sentence. */
export function stopReason(stop: Stop): Text | undefined {
  if (stop.by === 'files') return stop.reason;
  const [first] = stop.connections;
  return first && phrase('{connection} is broken.', { connection: connectionTitle(first) });
}
