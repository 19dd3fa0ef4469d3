import { renameFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { givenFlags } from '../subjects/givenFlags.ts';
import { flagMistake } from './flagMistakes.ts';

/** pflag turns underscores into dashes without a warning, Go's flag package does not (tried with 1.28.15, 1.34.4 and 1.37.2). */
export const flagUnderscore = defineRule(MANIFESTS['flag-underscore'], {
  *check(node) {
    for (const { component, flag, spec, at } of givenFlags(node)) {
      if (!spec || !flag.spelling.includes('_') || flagMistake(component.name, flag)) continue;
      const isEtcd = component.name === 'etcd';
      yield {
        message: isEtcd ? 'etcd' : 'kubernetes',
        data: {
          flag: flag.spelling,
          name: flag.spelling.replace(/^-+/, ''),
          component: component.name,
        },
        severity: isEtcd ? undefined : 'hint',
        at,
        fixes: renameFlag(component, flag, flag.name),
      };
    }
  },
});
