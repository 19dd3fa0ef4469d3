import { defineRule } from '../engine/rule.ts';
import { CONNECTIONS } from '../pages/connections.ts';

import { causeIssue } from './causeIssue.ts';

/** An end that rejects what the other presents, for a cause that only both ends together reveal (Go, Certificate.Verify). */
export const handshakeRefused = defineRule(CONNECTIONS['handshake-refused'], {
  check: () => [],
  report(cause) {
    const [{ kind, side }] = cause.connections;
    if (side !== 'client' && side !== 'server') return undefined;
    const isSigned = kind === 'tokens' || kind === 'signing';
    return { message: isSigned ? 'signed' : side, ...causeIssue(cause) };
  },
});
