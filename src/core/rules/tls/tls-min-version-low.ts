import { flagView } from '../../cluster/nodes/flags.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS_PAGE, tlsVersions, versionNumber } from './tlsSettings.ts';

/** RFC 8996 deprecates TLS 1.0 and 1.1. */
export const tlsMinVersionLow = defineRule({
  id: 'tls/tls-min-version-low',
  severity: 'warning',
  basis: 'must',
  title: 'Obsolete versions of TLS are served',
  messages: { low: '`{value}` lets obsolete versions of TLS in (RFC 8996).' },
  docs: {
    why: 'TLS 1.0 and 1.1 rest on MD5 and SHA-1 and must not be used.',
    fix: 'Set `VersionTLS12`, the default, or higher.',
    references: [{ source: 'RFC 8996', section: '4 and 5', url: 'https://www.rfc-editor.org/rfc/rfc8996' }, TLS_PAGE],
  },
  *check(node) {
    for (const { component, flag, value, at } of tlsVersions(node)) {
      const view = flagView(component, flag);
      if (!view || (versionNumber(component, value) ?? 12) >= 12) continue;
      yield { message: 'low', data: { value }, at, fixes: replaceValue(view.flag, at, 'VersionTLS12') };
    }
  },
});
