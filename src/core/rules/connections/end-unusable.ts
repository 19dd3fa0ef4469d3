import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR, PKI_PAGE } from '../references/references.ts';
import { causeIssue } from './causeIssue.ts';

/** An end that cannot load what it is configured with, so that there is no handshake at all (crypto/tls, tried). */
export const endUnusable = defineRule({
  id: 'connections/end-unusable',
  severity: 'error',
  basis: 'observed',
  title: 'An end of a connection cannot use its own files',
  messages: {
    configuration: 'The connection {from} → {to} does not come about: `{error}`. {reason}',
  },
  docs: {
    why: 'A server that cannot load its certificate, key or CA file does not start, and a client that cannot does not dial. The text is the one it prints.',
    fix: 'Let the flag or field name a file that is there and holds what is asked for, then restart the component.',
    references: [GO_KEY_PAIR, PKI_PAGE],
  },
  check: () => [],
  tell(cause) {
    const [{ side }] = cause.connections;
    return side === 'configuration' || side === undefined
      ? { message: 'configuration', ...causeIssue(cause) }
      : undefined;
  },
});
