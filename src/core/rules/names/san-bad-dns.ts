import { defineRule } from '../engine/rule.ts';
import { NAMES } from '../pages/names.ts';

import { isUnrendered, unusableNames } from './unusableNames.ts';

/** A dNSName is a host name and nothing else (RFC 5280 §4.2.1.6). */
export const sanBadDns = defineRule(NAMES['san-bad-dns'], {
  *check(node, context) {
    for (const issue of unusableNames(node, context, hostIn)) yield { message: 'notAName', ...issue };
  },
});

/** The host in a name that contains more than a host; undefined for a plain name. */
function hostIn(name: string): string | undefined {
  // The trailing dot, the wildcard and placeholders have separate rules.
  if (/^[a-z0-9_.*-]*$/i.test(name) || isUnrendered(name)) return undefined;
  const [authority = ''] = name
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(/[/?#]/, 1);
  const bare = authority.replace(/:\d+$/, '');
  return bare.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}
