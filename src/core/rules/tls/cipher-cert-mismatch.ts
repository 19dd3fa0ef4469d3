import { sideCredentials } from '../../cluster/nodes/sideFlags.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { phrase } from '../../model/text/text.ts';
import { lacksSuite } from '../../trust/suiteKeys.ts';
import { suiteLimit } from '../../uses/lookup/suiteLimit.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { TLS } from '../pages/tls.ts';

/** Up to TLS 1.2, a suite works with one key type; only etcd can be limited to versions below 1.3 (Go, crypto/tls). */
export const cipherCertMismatch = defineRule(TLS['cipher-cert-mismatch'], {
  *check({ components }) {
    for (const component of components) {
      if (component.name !== 'etcd') continue;
      const { list, versionAt } = suiteLimit(component);
      const leaf = leafOf(sideCredentials(component, 'listens etcd', 'certificate'));
      if (!list || !versionAt || !leaf || !lacksSuite(list.suites, leaf.certificate)) continue;
      yield {
        message: 'none',
        data: { algorithm: leaf.certificate.publicKey.algorithm },
        at: list.at,
        related: [
          relatedPlace(placeOf(leaf), phrase('The certificate')),
          relatedPlace(versionAt, phrase('Disables TLS 1.3')),
        ],
      };
    }
  },
});
