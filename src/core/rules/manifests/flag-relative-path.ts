import { namesFile } from '../../kubernetes/flags/flagTable.ts';
import type { Fix } from '../../model/finding.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { flagPage } from '../references/references.ts';
import { type GivenFlag, givenFlags } from '../subjects/givenFlags.ts';

/** No shell takes quotes away in a list of arguments, and a path starts at the image's working directory. */
export const flagRelativePath = defineRule({
  id: 'manifests/flag-relative-path',
  severity: 'warning',
  basis: 'observed',
  title: 'The path in a flag is not absolute',
  messages: {
    relative: '`{path}` is relative; inside the container it starts at the working directory, usually `/`.',
    quoted: 'The quotes belong to the value: {component} will not start (`open {path}: no such file or directory`).',
  },
  docs: {
    why: 'Items of `command` reach the component as they are, without a shell. A relative path depends on the image; a quote is part of the name, and there is no such file.',
    fix: 'Write the absolute path without quotes.',
    references: [flagPage('kube-apiserver')],
  },
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
        fixes: bare === undefined ? [] : withoutQuotes(given, bare),
      };
    }
  },
});

function withoutQuotes({ flag, valueAt }: GivenFlag, bare: string): readonly Fix[] {
  // Escaped quotes take more characters in the file than in the value.
  return valueAt.span.end - valueAt.span.start === flag.value?.length ? replaceValue(flag, valueAt, bare) : [];
}
