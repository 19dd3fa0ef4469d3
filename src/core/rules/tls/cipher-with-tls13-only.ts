import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

import { cipherLists, removeSetting, settingOf, versionNumber } from './tlsSettings.ts';

/** The suites of TLS 1.3 cannot be configured in Go (verified). */
export const cipherWithTls13Only = defineRule(TLS['cipher-with-tls13-only'], {
  *check(node) {
    for (const { component, flag, at } of cipherLists(node)) {
      const min = settingOf(component, 'tls-min-version');
      if (!min || versionNumber(component, min.value) !== 13) continue;
      const isEtcd = component.name === 'etcd';
      yield {
        message: isEtcd ? 'refused' : 'ignored',
        severity: isEtcd ? undefined : 'hint',
        at,
        related: [relatedPlace(min.at, phrase('Allows only TLS 1.3'))],
        fixes: removeSetting(node, component, flag),
      };
    }
  },
});
