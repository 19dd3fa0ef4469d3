import { renameFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { flagPage } from '../references/references.ts';
import { givenFlags } from '../subjects/givenFlags.ts';
import { flagMistake } from './flagMistakes.ts';

/** A name that is near to a known one; others may be flags that do not concern the PKI. */
export const flagUnknown = defineRule({
  id: 'manifests/flag-unknown',
  severity: 'warning',
  basis: 'observed',
  title: 'A flag is misspelt',
  messages: { misspelt: '`{error}`: {component} does not know {flag}. Did you mean `--{meant}`?' },
  docs: {
    why: 'A component stops at the first flag it does not know.',
    fix: 'Write the flag as the reference page of the component does.',
    references: [flagPage('kube-apiserver'), flagPage('etcd')],
  },
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
