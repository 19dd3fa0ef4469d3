import { privateKeyOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { GO_KEY_PAIR } from '../references/references.ts';
import { mismatchOf } from '../subjects/keyPairs.ts';
import { certificatesIn, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';
import { TLS_SECRET_PAGE } from './objectReferences.ts';

/** The two halves of a TLS Secret do not belong together (crypto/tls, tried); the API server does not compare them. */
export const tlsSecretPairMismatch = defineRule({
  id: 'objects/tls-secret-pair-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'tls.key of a Secret does not belong to tls.crt',
  messages: {
    mismatch:
      'tls.key of Secret “{secret}” does not belong to tls.crt, and the API server will not tell: its readers fail with `{error}`.',
    order:
      'tls.key of Secret “{secret}” belongs to a later certificate of tls.crt, and the first one counts: `{error}`. Put the certificate “{leaf}” first.',
  },
  docs: {
    why: 'The API server checks that both keys are there and nothing else; `kubectl create secret tls` does compare them. The mismatch shows only when a server loads the pair.',
    fix: 'Put in the key that belongs to the certificate, or the certificate that was issued for the key: `kubectl create secret tls <name> --cert=tls.crt --key=tls.key --dry-run=client -o yaml`.',
    references: [GO_KEY_PAIR, TLS_SECRET_PAGE],
  },
  *check(node) {
    for (const { secret, certificate, key } of tlsSecrets(node)) {
      const half = privateKeyOf(key)?.key.publicKey;
      const [first, ...others] = certificatesIn(certificate);
      if (!certificate || !key || !half || !first || first.certificate.publicKey.id === half.id) continue;
      const own = others.find((one) => one.certificate.publicKey.id === half.id);
      const error = mismatchOf({ ...certificate, artifacts: [first] }, key)?.error ?? '';
      yield {
        message: own ? 'order' : 'mismatch',
        data: { secret: secretName(secret), error, leaf: own ? shortName(own.certificate.subject) : '' },
        at: own ? placeOf(first) : key.at,
        related: [
          own
            ? relatedPlace(placeOf(own), phrase('The one that fits'))
            : relatedPlace(placeOf(first), phrase('The certificate')),
        ],
      };
    }
  },
});
