import { defineRule } from '../engine/rule.ts';
import { CSR_VALIDATION, SIGNERS_SECTION } from './requestReferences.ts';
import { isVersion1, placeIn, signingRequests } from './signingRequests.ts';

/** v1 has no default signer (k8s.io/kubernetes, ValidateSignerName). */
export const csrSignerMissing = defineRule({
  id: 'requests/csr-signer-missing',
  severity: 'error',
  basis: 'observed',
  title: 'A request names no signer',
  messages: {
    missing: '`spec.signerName: Required value`: say who shall sign, for people `kubernetes.io/kube-apiserver-client`.',
  },
  docs: {
    why: 'A cluster may have many signers, and each signs only requests addressed to it. The versions before v1 guessed the signer; v1 refuses a request without one.',
    fix: 'Add `signerName`: `kubernetes.io/kube-apiserver-client` for people and programs that log in to the API server, `kubernetes.io/kube-apiserver-client-kubelet` and `kubernetes.io/kubelet-serving` for kubelets.',
    references: [SIGNERS_SECTION, CSR_VALIDATION],
  },
  *check(node) {
    for (const view of signingRequests(node)) {
      if (view.document.signerName || !isVersion1(view.document)) continue;
      yield { message: 'missing', at: placeIn(view, undefined) };
    }
  },
});
