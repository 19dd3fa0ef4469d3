import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { usagesRefusal } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';
import { meantUsage } from './usages.ts';

/** The usages that each built-in signer requires (kubernetes.io, "Kubernetes signers"; the signers' source). */
export const csrUsagesSignerMismatch = defineRule(REQUESTS['csr-usages-signer-mismatch'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const refusal = usagesRefusal(view);
      const { usages } = view.document;
      if (!refusal || !usages) continue;
      const named = usages.items.find(({ value }) => value === refusal.usage || meantUsage(value) === refusal.usage);
      yield {
        message: 'refused',
        data: { signer: view.signer ?? '', text: refusal.text },
        at: placeIn(view, refusal.usage === undefined ? usages : (named ?? usages)),
      };
    }
  },
});
