import { renameFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { givenFlags } from '../subjects/givenFlags.ts';
import { unknownFlagError } from '../subjects/unknownFlag.ts';
import { flagMistake } from './flagMistakes.ts';

/** A name that is near to a known one; others may be flags that do not concern the PKI. */
export const flagUnknown = defineRule(MANIFESTS['flag-unknown'], {
  *check(node) {
    for (const { component, flag, spec, at } of givenFlags(node)) {
      if (spec?.isFieldOnly) {
        const lastWords = unknownFlagError(component.name, flag);
        const data = { flag: flag.spelling, component: component.name, field: spec.field ?? '', error: lastWords };
        yield { message: 'fieldOnly', data, at, lastWords };
      }
      const mistake = flagMistake(component.name, flag);
      if (mistake?.kind !== 'misspelt') continue;
      const { meant } = mistake;
      const error = unknownFlagError(component.name, flag);
      yield {
        message: 'misspelt',
        data: { flag: flag.spelling, component: component.name, meant, error },
        at,
        lastWords: error,
        fixes: renameFlag(component, flag, meant),
      };
    }
  },
});
