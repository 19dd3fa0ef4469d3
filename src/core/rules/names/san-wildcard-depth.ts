import { defineRule } from '../engine/rule.ts';
import { GO_VERIFY_HOSTNAME } from '../references/componentReferences.ts';
import { unusableNames } from './unusableNames.ts';

/** RFC 9525 §6.3: the wildcard is the whole left-most label. */
export const sanWildcardDepth = defineRule({
  id: 'names/san-wildcard-depth',
  severity: 'warning',
  basis: 'must',
  title: 'A wildcard stands where it matches nothing',
  messages: { misplaced: '`{name}` matches no host: `*` stands for exactly one label, the left-most, as a whole.' },
  docs: {
    why: '`*.example.com` covers `api.example.com`, not `a.b.example.com`; `*api.example.com` and `api.*.com` cover nothing.',
    fix: 'Name the hosts exactly.',
    references: [
      { source: 'RFC 9525', section: '§6.3', url: 'https://www.rfc-editor.org/rfc/rfc9525#section-6.3' },
      GO_VERIFY_HOSTNAME,
    ],
  },
  *check(node, context) {
    const misplaced = (name: string) => (name.includes('*') && !/^\*\.[^*]+$/.test(name) ? name : undefined);
    for (const issue of unusableNames(node, context, misplaced)) yield { message: 'misplaced', ...issue };
  },
});
