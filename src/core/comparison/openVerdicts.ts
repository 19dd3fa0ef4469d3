import type { Connection } from '../model/connection.ts';
import { phrase } from '../model/text/text.ts';
import type { ConnectionState } from './stateComparison.ts';

/** The states of a connection, unknown where a release that reads files again comes to another verdict than one that does not. */
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
  const reason = phrase(
    'It depends on the release, which is not known, whether a running component reads its files again.',
  );
  return { id, kind, domain, from, to, host, ...(dialed && { dialed }), evidence, at, verdict: 'unknown', reason };
}

/** The state once these ends are restarted. States that are the same stand there once, as the first of them. */
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
