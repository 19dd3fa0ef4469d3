import { generalNameText } from '../../model/labels/names.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { namesRefusal } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** A kubelet serves under names and logs in without any (kubernetes.io, "Kubernetes signers"; the signers' source). */
export const csrSanSignerMismatch = defineRule(REQUESTS['csr-san-signer-mismatch'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const text = namesRefusal(view);
      if (text === undefined) continue;
      const names = (view.request?.subjectAltNames ?? []).map(generalNameText);
      yield {
        message: 'refused',
        data: {
          signer: view.signer ?? '',
          text,
          names: names.length > 0 ? joined(names.slice(0, 5), ', ') : phrase('none'),
        },
        at: placeIn(view, view.document.request),
      };
    }
  },
});
