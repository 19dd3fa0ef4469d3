import { flagText } from '../../cluster/nodes/flags.ts';
import { isEarlierFlag } from '../../kubernetes/flags/earlierFlags.ts';
import { phrase } from '../../model/text/text.ts';
import { renameFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { aboutFlag } from '../subjects/aboutSettings.ts';

import { givenFlags } from '../subjects/givenFlags.ts';
import { flagMistake } from './flagMistakes.ts';

/** Components share ideas, not names of flags (their reference pages). */
export const flagWrongComponent = defineRule(MANIFESTS['flag-wrong-component'], {
  *check(node) {
    for (const { component, flag, at } of givenFlags(node)) {
      const mistake = flagMistake(component.name, flag);
      if (mistake?.kind !== 'foreign') continue;
      // Unless the release is known, it may be one that took the flag.
      if (!component.version && isEarlierFlag(component.name, flag.name)) continue;
      const { owner, counterpart } = mistake;
      yield {
        message: counterpart ? 'counterpart' : 'foreign',
        data: {
          flag: flag.spelling,
          owner,
          component: component.name,
          counterpart: counterpart ?? '',
          error:
            component.name === 'etcd'
              ? phrase('flag provided but not defined: -{name}', { name: flag.name })
              : phrase('unknown flag: --{name}', { name: flag.name }),
        },
        at,
        about: counterpart ? aboutFlag(component, counterpart) : undefined,
        fixes: counterpart && !flagText(component, counterpart) ? renameFlag(component, flag, counterpart) : [],
      };
    }
  },
});
