import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { isVersion1, placeIn, signingRequests } from './signingRequests.ts';

/** v1 has no default signer (k8s.io/kubernetes, ValidateSignerName). */
export const csrSignerMissing = defineRule(REQUESTS['csr-signer-missing'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      if (view.document.signerName || !isVersion1(view.document)) continue;
      yield { message: 'missing', at: placeIn(view, undefined) };
    }
  },
});
