import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { mismatchOf } from '../subjects/keyPairs.ts';
import { meshAuthorities } from '../subjects/meshAuthorities.ts';

/** Istio: security/pkg/pki/util, Verify; Linkerd: pkg/tls, ValidateAndCreateCreds. */
export const meshCaPairMismatch = defineRule(OBJECTS['mesh-ca-pair-mismatch'], {
  *check(node) {
    for (const { mesh, evidence, label, certificate, key } of meshAuthorities(node)) {
      const mismatch = key && mismatchOf(certificate, key);
      if (!key || !mismatch) continue;
      yield {
        message: mesh,
        data: { name: shortName(mismatch.leaf.certificate.subject), label, error: mismatch.error },
        at: key.at,
        evidence,
        related: [relatedPlace(placeOf(mismatch.leaf), phrase('The certificate'))],
      };
    }
  },
});
