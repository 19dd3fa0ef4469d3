import { namesFile } from '../../kubernetes/flags/flagTable.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { type GivenFlag, givenFlags } from '../subjects/givenFlags.ts';

/** No shell removes quotes in a list of arguments, and a relative path starts at the image's working directory. */
export const flagRelativePath = defineRule(MANIFESTS['flag-relative-path'], {
  *check(node) {
    for (const given of givenFlags(node)) {
      const { component, flag, spec, valueAt } = given;
      const path = flag.value ?? '';
      if (component.document?.source !== 'staticPod' || !namesFile(spec?.role) || spec?.type === 'list') continue;
      if (path === '' || path.startsWith('/')) continue;
      const bare = /^(["'])(.*)\1$/.exec(path)?.[2];
      yield {
        message: bare === undefined ? 'relative' : 'quoted',
        data: { path, component: component.name },
        at: valueAt,
        severity: bare === undefined ? undefined : 'error',
        fixes: bare === undefined ? [] : withoutQuotes(node, given, bare),
      };
    }
  },
});

function withoutQuotes(node: NodeView, { flag, valueAt }: GivenFlag, bare: string): readonly Fix[] {
  // Escaped quotes take more characters in the file than in the value.
  return valueAt.span.end - valueAt.span.start === flag.value?.length ? replaceValue(node, flag, valueAt, bare) : [];
}
