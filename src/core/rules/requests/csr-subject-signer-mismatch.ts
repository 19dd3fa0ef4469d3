import { distinguishedNameText } from '../../model/labels/names.ts';
import { defineRule } from '../engine/rule.ts';
import { SIGNER_VALIDATION, SIGNERS_SECTION } from './requestReferences.ts';
import { subjectRefusal } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** Kubelets' signers give names of nodes only (kubernetes.io, "Kubernetes signers"; the signers' source). */
export const csrSubjectSignerMismatch = defineRule({
  id: 'requests/csr-subject-signer-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'The signer does not give this name',
  messages: {
    refused:
      '{signer} will not sign this: `{text}`. It wants O=system:nodes and CN=system:node:<name>; this is {subject}.',
  },
  docs: {
    why: 'The signers for kubelets exist for nodes alone: the one O must be `system:nodes`, and the CN must begin with `system:node:`. An approved request that does not fit gets the condition Failed with the reason `SignerValidationFailure`.',
    fix: 'Make the request with the subject of the node, `-subj "/O=system:nodes/CN=system:node:<name>"`; for a person or a program name the signer `kubernetes.io/kube-apiserver-client`.',
    references: [SIGNERS_SECTION, SIGNER_VALIDATION],
  },
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
