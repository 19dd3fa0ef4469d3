import { generalNameText } from '../../model/labels/names.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { SIGNER_VALIDATION, SIGNERS_SECTION } from './requestReferences.ts';
import { namesRefusal } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** A kubelet serves under names and logs in without any (kubernetes.io, "Kubernetes signers"; the signers' source). */
export const csrSanSignerMismatch = defineRule({
  id: 'requests/csr-san-signer-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'The signer does not give these subjectAltNames',
  messages: {
    refused: '{signer} will not sign this: `{text}`. The request has {names}.',
  },
  docs: {
    why: '`kubernetes.io/kubelet-serving` wants at least one DNS name or address, and takes nothing else; `kubernetes.io/kube-apiserver-client-kubelet` takes no subjectAltNames at all. An approved request that does not fit gets the condition Failed with the reason `SignerValidationFailure`.',
    fix: 'Make the request anew with the names and addresses of the node for serving, without any for logging in.',
    references: [SIGNERS_SECTION, SIGNER_VALIDATION],
  },
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
