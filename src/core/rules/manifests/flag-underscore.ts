import { renameFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { flagPage } from '../references/references.ts';
import { givenFlags } from '../subjects/givenFlags.ts';
import { flagMistake } from './flagMistakes.ts';

/** pflag turns underscores into dashes, Go's flag package does not (tried). */
export const flagUnderscore = defineRule({
  id: 'manifests/flag-underscore',
  severity: 'error',
  basis: 'observed',
  title: 'A flag is written with underscores',
  messages: {
    etcd: '{flag} is written with `_`: etcd exits with `flag provided but not defined: -{name}`.',
    kubernetes: '{flag} is written with `_`, which {component} takes for `-` with a warning.',
  },
  docs: {
    why: 'Kubernetes components normalise the names of flags; etcd does not.',
    fix: 'Write dashes.',
    references: [flagPage('etcd')],
  },
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
