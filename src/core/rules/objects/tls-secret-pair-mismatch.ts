import type { Artifact } from '../../model/artifacts/artifact.ts';
import { privateKeyOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { certificatePairs, mismatchOf } from '../subjects/keyPairs.ts';
import { servedPlaces } from '../subjects/servedPlaces.ts';
import { certificatesIn, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';

/** The two halves of a TLS Secret do not belong together (crypto/tls, tried); the API server does not compare them. */
export const tlsSecretPairMismatch = defineRule(OBJECTS['tls-secret-pair-mismatch'], {
  *check(node) {
    // The flags of a component that mounts the Secret are reported instead, with what fails by it.
    const mounted = new Set(
      certificatePairs(node).flatMap((pair) => (pair.use === 'identity' ? originOf(privateKeyOf(pair.key)) : [])),
    );
    for (const { secret, certificate, key } of tlsSecrets(node)) {
      const half = privateKeyOf(key)?.key.publicKey;
      const [first, ...others] = certificatesIn(certificate);
      if (!certificate || !key || !half || !first || first.certificate.publicKey.id === half.id) continue;
      const own = others.find((one) => one.certificate.publicKey.id === half.id);
      if (!own && mounted.has(originOf(privateKeyOf(key)))) continue;
      const error = mismatchOf({ ...certificate, artifacts: [first] }, key)?.error ?? '';
      yield {
        message: own ? 'order' : 'mismatch',
        data: { secret: secretName(secret), error, leaf: own ? shortName(own.certificate.subject) : '' },
        at: own ? placeOf(first) : key.at,
        related: [
          own
            ? relatedPlace(placeOf(own), phrase('The matching certificate'))
            : relatedPlace(placeOf(first), phrase('The certificate')),
          ...servedPlaces(node, secret),
        ],
      };
    }
  },
});

/** A key that is equal for artifacts at the same place. */
function originOf(artifact: Artifact | undefined): string {
  return artifact ? `${artifact.origin.span.start} ${artifact.origin.uri}` : '';
}
