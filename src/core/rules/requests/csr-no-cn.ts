import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { SIGNER } from './signerName.ts';
import { commonNameOf } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** The CN becomes the user name; without one the API server ignores the certificate (k8s.io/apiserver, x509). */
export const csrNoCn = defineRule(REQUESTS['csr-no-cn'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const { request, signer, document } = view;
      if (!request || signer !== SIGNER.client || commonNameOf(request) !== '') continue;
      yield { message: 'missing', at: placeIn(view, document.request) };
    }
  },
});
