import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/connections, by name. Written by `npm run rules:docs`. */
export const CONNECTIONS = {
  'end-unusable': {
    id: 'connections/end-unusable', severity: 'error', basis: 'observed', about: 'setting', title: 'One end of a connection cannot use its own files',
    messages: { configuration: 'The connection {from} → {to} fails: `{error}`. {reason}' },
  },
  'handshake-refused': {
    id: 'connections/handshake-refused', severity: 'error', basis: 'observed', about: 'credential', title: 'One end of a connection rejects the other',
    messages: { client: '{from} rejects {to}: it reports `{error}`. {reason}', server: '{to} rejects {from}: it logs `{error}`. {reason}', quiet: '{to} rejects {from}: it logs `{error}` with `--v=5` or higher. {reason}', unauthorized: '{to} answers {from} with 401 Unauthorized: it logs `{error}`. {reason}', unnamed: '{to} answers {from} with 401 Unauthorized and logs nothing. {reason}', forbidden: '{to} answers {from} with 403 Forbidden: `{error}`. It logs nothing. {reason}', signed: '{to} rejects what {from} signs: it logs `{error}`. {reason}' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
