import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { cipherLists, settingOf, TLS_PAGE, versionNumber } from './tlsSettings.ts';

/** The suites of TLS 1.3 cannot be chosen in Go (tried). */
export const cipherWithTls13Only = defineRule({
  id: 'tls/cipher-with-tls13-only',
  severity: 'error',
  basis: 'observed',
  title: 'Cipher suites are listed though only TLS 1.3 is served',
  messages: {
    refused: 'etcd exits: `cipher suites cannot be configured when only TLS1.3 is enabled`.',
    ignored: 'Only TLS 1.3 is served, so this list is ignored.',
  },
  docs: {
    why: 'The lists concern TLS 1.2 and below.',
    fix: 'Remove the list.',
    references: [TLS_PAGE, ETCD_SECURITY],
  },
  *check(node) {
    for (const { component, at } of cipherLists(node)) {
      const min = settingOf(component, 'tls-min-version');
      if (!min || versionNumber(component, min.value) !== 13) continue;
      const isEtcd = component.name === 'etcd';
      yield {
        message: isEtcd ? 'refused' : 'ignored',
        severity: isEtcd ? undefined : 'hint',
        at,
        related: [relatedPlace(min.at, phrase('Only TLS 1.3 because of this'))],
      };
    }
  },
});
