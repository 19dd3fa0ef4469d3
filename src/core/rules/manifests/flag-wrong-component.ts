import { flagText } from '../../cluster/nodes/flags.ts';
import { lastEarlierRelease } from '../../kubernetes/flags/earlierFlags.ts';
import { renameFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { aboutFlag } from '../subjects/aboutSettings.ts';
import { readFlags } from '../subjects/givenFlags.ts';
import { unknownFlagError } from '../subjects/unknownFlag.ts';
import { flagMistake } from './flagMistakes.ts';

/** Components share ideas, not names of flags (their reference pages). */
export const flagWrongComponent = defineRule(MANIFESTS['flag-wrong-component'], {
  *check(node) {
    for (const { component, flag, at } of readFlags(node)) {
      const mistake = flagMistake(component.name, flag);
      if (mistake?.kind !== 'foreign') continue;
      // Unless the release is known, it may be one that took the flag.
      if (!component.version && lastEarlierRelease(component.name, flag.name) !== undefined) continue;
      const { owner, counterpart } = mistake;
      const error = unknownFlagError(component.name, flag);
      yield {
        message: counterpart ? 'counterpart' : 'foreign',
        data: {
          flag: flag.spelling,
          owner,
          component: component.name,
          counterpart: counterpart ?? '',
          error,
        },
        at,
        lastWords: error,
        about: counterpart ? aboutFlag(component, counterpart) : undefined,
        fixes: counterpart && !flagText(component, counterpart) ? renameFlag(component, flag, counterpart) : [],
      };
    }
  },
});
