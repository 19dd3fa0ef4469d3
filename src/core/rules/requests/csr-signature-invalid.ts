import { signatureAlgorithmOf } from '../../trust/signatureAlgorithm.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { placeIn, signingRequests } from './signingRequests.ts';

/** The signature of a request proves that its creator has the key (RFC 2986 section 4.2; the API checks it). */
export const csrSignatureInvalid = defineRule(REQUESTS['csr-signature-invalid'], {
  *check(node, { requestSignatures }) {
    for (const view of signingRequests(node)) {
      const { request, document } = view;
      if (!request) continue;
      const at = placeIn(view, document.request);
      const algorithm = signatureAlgorithmOf(request);
      if (algorithm?.hash === 'MD5') yield { message: 'insecure', data: { algorithm: algorithm.name }, at };
      else if (requestSignatures.verdict(request) === 'invalid') yield { message: 'invalid', at };
    }
  },
});
