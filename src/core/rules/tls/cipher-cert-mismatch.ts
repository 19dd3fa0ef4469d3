import { sideCredentials } from '../../cluster/nodes/sideFlags.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

import { keyOfSuite } from './cipherSuites.ts';
import { cipherLists, settingOf, versionNumber } from './tlsSettings.ts';

/** Up to TLS 1.2, a suite works with one key type; only etcd can be limited to versions below 1.3 (Go, crypto/tls). */
export const cipherCertMismatch = defineRule(TLS['cipher-cert-mismatch'], {
  *check(node) {
    for (const { component, suites, at } of cipherLists(node)) {
      const max = settingOf(component, 'tls-max-version');
      const leaf = leafOf(sideCredentials(component, 'listens etcd', 'certificate'));
      if (!max || !leaf || (versionNumber(component, max.value) ?? 13) > 12) continue;
      const { algorithm } = leaf.certificate.publicKey;
      const usable = suites.map(keyOfSuite).filter((key) => key !== undefined);
      if (usable.length === 0 || usable.some((key) => key === algorithm)) continue;
      yield {
        message: 'none',
        data: { algorithm },
        at,
        related: [
          relatedPlace(placeOf(leaf), phrase('The certificate')),
          relatedPlace(max.at, phrase('Disables TLS 1.3')),
        ],
      };
    }
  },
});
