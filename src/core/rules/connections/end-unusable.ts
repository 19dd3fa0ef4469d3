import { defineRule } from '../engine/rule.ts';
import { CONNECTIONS } from '../pages/connections.ts';

import { causeIssue } from './causeIssue.ts';

/** An end that cannot load what it is configured with, so that there is no handshake at all (crypto/tls, tried). */
export const endUnusable = defineRule(CONNECTIONS['end-unusable'], {
  check: () => [],
  report(cause) {
    const [{ side }] = cause.connections;
    return side === 'configuration' || side === undefined
      ? { message: 'configuration', ...causeIssue(cause) }
      : undefined;
  },
});
