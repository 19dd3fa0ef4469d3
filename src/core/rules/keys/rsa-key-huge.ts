import { authorityName } from '../../formats/x509/subjectNames.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';

/** Above this crypto/tls refuses a peer's certificate, against costly checks. */
const MAX_BITS = 8192;

export const rsaKeyHuge = defineRule(KEYS['rsa-key-huge'], {
  *check(node) {
    for (const { certificate, artifact, related, consumers } of certificateUses(node)) {
      const { algorithm, bits = 0 } = certificate.publicKey;
      if (algorithm !== 'RSA' || bits <= MAX_BITS) continue;
      yield {
        message: 'huge',
        data: { name: authorityName(certificate), bits },
        at: placeOf(artifact),
        related,
        // Nothing shows that a component presents it.
        severity: consumers.length > 0 ? undefined : 'warning',
      };
    }
  },
});
