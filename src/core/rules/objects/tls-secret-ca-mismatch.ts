import { isManaged } from '../../kubernetes/objects/secret.ts';
import { listNames, shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { certificatesIn, secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';

import { secretChain } from './secretChain.ts';

/** The CA next to a certificate does not verify it (Go, Certificate.Verify). */
export const tlsSecretCaMismatch = defineRule(OBJECTS['tls-secret-ca-mismatch'], {
  *check(node, context) {
    for (const one of tlsSecrets(node)) {
      const { secret, authority } = one;
      const chain = secretChain(one, node, context);
      if (chain.kind !== 'mismatch' || !authority) continue;
      const { leaf, issuer, sameName } = chain;
      yield {
        message: sameName ? 'sameName' : 'other',
        data: {
          secret: secretName(secret),
          issuer,
          leaf: shortName(leaf.certificate.subject),
          list: listNames(certificatesIn(authority).map(({ certificate }) => certificate)),
        },
        at: authority.at,
        related: [relatedPlace(placeOf(leaf), phrase('The certificate'))],
        severity: sameName || isManaged(secret) ? undefined : 'warning',
      };
    }
  },
});
