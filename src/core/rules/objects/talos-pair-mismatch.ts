import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { mismatchOf } from '../subjects/keyPairs.ts';
import { talosPairs } from '../subjects/talosPairs.ts';

/** The halves of a pair of Talos do not belong together (crypto/tls, crypto/x509, tried). */
export const talosPairMismatch = defineRule(OBJECTS['talos-pair-mismatch'], {
  *check(node) {
    for (const { pair, certificate, key } of talosPairs(node)) {
      const mismatch = certificate && key && mismatchOf(certificate, key);
      if (!mismatch) continue;
      yield {
        message: pair.role === 'authority' ? 'authority' : 'client',
        data: { key: key.label, certificate: certificate.label, error: mismatch.error },
        at: key.at,
        related: [relatedPlace(placeOf(mismatch.leaf), phrase('The certificate'))],
      };
    }
  },
});
