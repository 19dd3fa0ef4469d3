import type { Connection } from '../model/connection.ts';
import { phrase } from '../model/text/text.ts';
import type { ConnectionState } from './stateComparison.ts';

/** The states of a connection. A verdict is unknown if it differs between releases that read files again and releases that do not. */
export function openVerdicts(
  states: readonly ConnectionState[],
  reading: readonly ConnectionState[],
): readonly ConnectionState[] {
  return states.map((one) => {
    const { from, to } = one.state.restarted;
    const { verdict } = one.connection;
    if (stateAfter(reading, from, to)?.connection.verdict === verdict) return one;
    return { ...one, connection: openConnection(one.connection), withoutReading: verdict };
  });
}

function openConnection({ id, kind, domain, from, to, host, dialed, evidence, at }: Connection): Connection {
  const reason = phrase('Whether a running component reads its files again depends on its release, which is unknown.');
  return { id, kind, domain, from, to, host, ...(dialed && { dialed }), evidence, at, verdict: 'unknown', reason };
}

/** The state after these ends are restarted. Equal states are listed once, as the first of them. */
export function stateAfter(
  during: readonly ConnectionState[],
  from: boolean,
  to: boolean,
): ConnectionState | undefined {
  return (
    during.find(({ state: { restarted } }) => restarted.from === from && restarted.to === to) ??
    during.findLast(({ state: { restarted } }) => (from || !restarted.from) && (to || !restarted.to))
  );
}
