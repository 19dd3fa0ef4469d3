import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { acceptingVersions } from '../../kubernetes/versions/acceptedValues.ts';
import { replaceValue } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { goNameOf, KNOWN_SUITES } from './cipherSuites.ts';
import { cipherLists, TLS_PAGE } from './tlsSettings.ts';

/** Names are Go's, and one unknown name stops the component (tried). */
export const cipherUnknown = defineRule({
  id: 'tls/cipher-unknown',
  severity: 'error',
  basis: 'observed',
  title: 'A cipher suite is not known by this name',
  messages: {
    unknown: '{component} exits: `{error}`.',
    otherName: '{component} exits: `{error}`. Go calls it `{meant}`.',
  },
  docs: {
    why: 'The components take the names of Go’s crypto/tls, not those of OpenSSL.',
    fix: 'Write Go’s name, or leave the suite out.',
    references: [TLS_PAGE, ETCD_SECURITY],
  },
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
          data: { component: component.name, error, meant: meant ?? '' },
          at,
          // A field's list is no text that one value could take the place of.
          fixes:
            meant && view?.flag.spelling.startsWith('-')
              ? replaceValue(view.flag, at, value.replace(suite, meant))
              : [],
        };
      }
    }
  },
});
