import { defineRule } from '../engine/rule.ts';
import { CONNECTIONS } from '../pages/connections.ts';

import { causeIssue } from './causeIssue.ts';

/** An end that cannot load what it is configured with, or not prove that it is its own, so that no handshake succeeds (crypto/tls, tried). */
export const endUnusable = defineRule(CONNECTIONS['end-unusable'], {
  check: () => [],
  isGeneral: true,
  report(cause) {
    const [{ side, unusable }] = cause.connections;
    return side === 'configuration' || side === undefined || unusable
      ? { message: 'configuration', ...causeIssue(cause) }
      : undefined;
  },
});
