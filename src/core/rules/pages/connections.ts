import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/connections, by name. Written by `npm run generate`. */
export const CONNECTIONS = {
  'end-unusable': {
    id: 'connections/end-unusable', severity: 'error', basis: 'observed', about: 'setting', title: 'One end of a connection cannot use its own files',
    messages: { configuration: 'The connection {from} → {to} fails: `{error}`. {reason}' },
  },
  'handshake-refused': {
    id: 'connections/handshake-refused', severity: 'error', basis: 'observed', about: 'credential', title: 'One end of a connection rejects the other',
    messages: { client: '{from} rejects {to}: it reports `{error}`. {reason}', server: '{to} rejects {from}: it logs `{error}`. {reason}', quiet: '{to} rejects {from}: it logs `{error}` with `--v=5` or higher. {reason}', unauthorized: '{to} answers {from} with 401 Unauthorized: it logs `{error}`. {reason}', unnamed: '{to} answers {from} with 401 Unauthorized and logs nothing. {reason}', forbidden: '{to} answers {from} with 403 Forbidden: `{error}`. It logs nothing. {reason}', unreached: '{from} does not reach {to}: it reports `{error}`. {reason}', signed: '{to} rejects what {from} signs: it logs `{error}`. {reason}' },
  },
  'scraper-rejects-kubelet': {
    id: 'connections/scraper-rejects-kubelet', severity: 'error', basis: 'observed', about: 'setting', title: 'A program that reads metrics rejects the kubelet’s certificate',
    messages: { authority: '{from} does not trust the kubelet’s certificate: "{leaf}" is issued by "{issuer}", but {from} trusts {list}. It reports `{error}`.', name: 'The kubelet’s certificate does not include {host}: {from} connects to it by this address, and reports `{error}`.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
