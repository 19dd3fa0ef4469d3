import { flagUri, flagView } from '../../cluster/nodes/flags.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isOnCommandLine } from '../subjects/givenFlags.ts';

/** The last of several values counts (Go, flag; pflag). */
export const flagDuplicate = defineRule(MANIFESTS['flag-duplicate'], {
  *check(node) {
    for (const component of node.components) {
      if (!component.document || component.name === 'kubelet') continue;
      for (const view of component.flags) {
        const { flag, spec } = view;
        const last = flagView(component, flag.name)?.flag;
        if (!spec || spec.repeatable || spec.type === 'list' || !last || last === flag) continue;
        // A variable of etcd next to its flag, and a configuration that replaces a flag, are not the same flag twice: others report them.
        if (!isOnCommandLine(flag) || !isOnCommandLine(last) || last.value === flag.value) continue;
        yield {
          message: 'lastWins',
          data: { flag: flag.spelling, value: last.value ?? 'true', ignored: flag.value ?? 'true' },
          at: { uri: flagUri(component, flag), span: flag.valueSpan },
          related: [
            relatedPlace({ uri: flagUri(component, last), span: last.valueSpan }, phrase('This value is used')),
          ],
        };
      }
    }
  },
});
