import { shortName } from '../../model/labels/names.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

import { secretName, tlsSecrets } from '../subjects/tlsSecrets.ts';

import { secretChain } from './secretChain.ts';

/** An intermediate that tls.crt lacks: a server presents its intermediates as well (RFC 8446 §4.4.2). */
export const tlsSecretChainIncomplete = defineRule(OBJECTS['tls-secret-chain-incomplete'], {
  *check(node, context) {
    for (const one of tlsSecrets(node)) {
      const chain = secretChain(one, node, context);
      if (chain.kind !== 'incomplete') continue;
      const { leaf, found, issuer } = chain;
      yield {
        message: 'incomplete',
        data: { secret: secretName(one.secret), issuer, leaf: shortName(leaf.certificate.subject) },
        at: placeOf(leaf),
        related: found ? [relatedPlace(placeOf(found), phrase('The intermediate'))] : [],
      };
    }
  },
});
