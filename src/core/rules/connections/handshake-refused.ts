import type { Connection } from '../../model/connection.ts';
import { defineRule } from '../engine/rule.ts';
import { CONNECTIONS } from '../pages/connections.ts';
import { causeIssue } from './causeIssue.ts';

/** An end that rejects what the other presents, or a client that does not get as far, for a cause that only both ends together reveal (Go, Certificate.Verify). */
export const handshakeRefused = defineRule(CONNECTIONS['handshake-refused'], {
  check: () => [],
  isGeneral: true,
  report(cause) {
    const message = messageOf(cause.connections[0]);
    return message && { message, ...causeIssue(cause) };
  },
});

function messageOf({ kind, side, answer, logging, unusable, isUnreached }: Connection) {
  if (unusable || (side !== 'client' && side !== 'server')) return undefined;
  if (isUnreached) return 'unreached';
  if (kind === 'tokens' || kind === 'signing') return 'signed';
  if (answer === 'forbidden') return 'forbidden';
  if (answer === 'unauthorized') return logging === 'never' ? 'unnamed' : 'unauthorized';
  return logging === 'verbose' ? 'quiet' : side;
}
