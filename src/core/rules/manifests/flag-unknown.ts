import { renameFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { givenFlags } from '../subjects/givenFlags.ts';
import { flagMistake } from './flagMistakes.ts';

/** A name that is near to a known one; others may be flags that do not concern the PKI. */
export const flagUnknown = defineRule(MANIFESTS['flag-unknown'], {
  *check(node) {
    for (const { component, flag, at } of givenFlags(node)) {
      const mistake = flagMistake(component.name, flag);
      if (mistake?.kind !== 'misspelt') continue;
      const { meant } = mistake;
      const error =
        component.name === 'etcd' ? `flag provided but not defined: -${flag.name}` : `unknown flag: --${flag.name}`;
      yield {
        message: 'misspelt',
        data: { flag: flag.spelling, component: component.name, meant, error },
        at,
        fixes: renameFlag(component, flag, meant),
      };
    }
  },
});
