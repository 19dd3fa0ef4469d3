import { distinguishedNameText } from '../../model/labels/names.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { subjectRefusal } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** The kubelet signers sign only names of nodes (kubernetes.io, "Kubernetes signers"; the signers' source). */
export const csrSubjectSignerMismatch = defineRule(REQUESTS['csr-subject-signer-mismatch'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const text = subjectRefusal(view);
      if (text === undefined || !view.request) continue;
      yield {
        message: 'refused',
        data: { signer: view.signer ?? '', text, subject: distinguishedNameText(view.request.subject) },
        at: placeIn(view, view.document.request),
      };
    }
  },
});
