import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { acceptingVersions } from '../../kubernetes/versions/acceptedValues.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

import { goNameOf, KNOWN_SUITES } from './cipherSuites.ts';
import { cipherLists } from './tlsSettings.ts';

/** Names are Go's, and one unknown name stops the component (verified). */
export const cipherUnknown = defineRule(TLS['cipher-unknown'], {
  *check(node) {
    for (const { component, flag, value, suites, at } of cipherLists(node)) {
      for (const suite of suites) {
        const versions = acceptingVersions(component.name, flag, suite);
        const isNew = versions !== undefined && holdsFor(component, versions) === 'no';
        if (KNOWN_SUITES.has(suite) && !isNew) continue;
        const error =
          component.name === 'etcd'
            ? `unexpected TLS cipher suite "${suite}"`
            : `Cipher suite ${suite} not supported or doesn't exist`;
        const meant = goNameOf(suite);
        const view = flagView(component, flag);
        yield {
          message: meant ? 'otherName' : 'unknown',
          source: versions?.source,
          data: { component: component.name, error, meant: meant ?? '' },
          at,
          // A field's list cannot be replaced with a single value.
          fixes:
            meant && view?.flag.spelling.startsWith('-')
              ? replaceValue(node, view.flag, at, value.replace(suite, meant))
              : [],
        };
      }
    }
  },
});
