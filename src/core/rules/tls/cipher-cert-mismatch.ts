import { flagText } from '../../cluster/nodes/flags.ts';
import { sideCredentials } from '../../cluster/nodes/sideFlags.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
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
      if (!list || !versionAt) continue;
      const lacking = (['listens etcd', 'listens etcd-peer'] as const).flatMap((side) => {
        // A single member uses no peer certificate.
        const isUsed = side === 'listens etcd' || listOf(flagText(component, 'initial-cluster')).length > 1;
        const leaf = isUsed ? leafOf(sideCredentials(component, side, 'certificate')) : undefined;
        return leaf && lacksSuite(list.suites, leaf.certificate) ? [{ side, leaf }] : [];
      });
      const [first] = lacking;
      if (!first) continue;
      const { side, leaf } = first;
      yield {
        message: side === 'listens etcd' ? 'none' : 'peer',
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
