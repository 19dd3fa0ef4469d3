import { phrase } from '../../model/text/text.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { rewriteScalar } from './requestEdits.ts';
import { CSR_VALIDATION, SIGNERS_SECTION } from './requestReferences.ts';
import { isBuiltInSigner, isKubernetesSigner, meantSigner, SIGNER, signerNameFault } from './signerName.ts';
import { isVersion1, placeIn, signingRequests } from './signingRequests.ts';

type Message = 'shape' | 'legacy' | 'unknown' | 'misspelt' | 'other';

/** Who signs what (kubernetes.io, "Kubernetes signers"), and what the API demands of the name. */
export const csrSignerUnknown = defineRule<Message>({
  id: 'requests/csr-signer-unknown',
  severity: 'error',
  basis: 'observed',
  title: 'Nobody signs under this signer name',
  messages: {
    shape: '`spec.signerName: Invalid value: "{name}": {fault}`.',
    legacy: '`kubernetes.io/legacy-unknown`: `the legacy signerName is not allowed via this API version`.',
    unknown: '“{name}” is none of the signers of Kubernetes: nobody signs this request.',
    misspelt: '“{name}” is none of the signers of Kubernetes; did you mean “{meant}”?',
    other:
      '“{name}” is no signer of Kubernetes: something in the cluster must sign for it, or the request waits for ever.',
  },
  docs: {
    why: 'A signer takes only requests that bear its name. kube-controller-manager signs for `kubernetes.io/kube-apiserver-client`, `kubernetes.io/kube-apiserver-client-kubelet` and `kubernetes.io/kubelet-serving`; other domains belong to operators that must be installed. `kubernetes.io/legacy-unknown` cannot be asked for in v1.',
    fix: 'Name one of the three signers, or install the operator that signs for the domain.',
    references: [SIGNERS_SECTION, CSR_VALIDATION],
  },
  *check(node) {
    for (const view of signingRequests(node)) {
      const { signer: name, document, file } = view;
      if (name === undefined) continue;
      const judged = judge(name, isVersion1(document));
      if (!judged) continue;
      const meant = judged.message === 'legacy' ? undefined : meantSigner(name);
      yield {
        ...judged,
        data: { ...judged.data, name },
        at: placeIn(view, document.signerName),
        fixes:
          meant && document.signerName
            ? rewriteScalar(file, document.signerName.span, meant, phrase('Change it to {meant}', { meant }))
            : [],
      };
    }
  },
});

function judge(name: string, isV1: boolean): Omit<Issue<Message>, 'at'> | undefined {
  if (isBuiltInSigner(name)) return name === SIGNER.legacy && isV1 ? { message: 'legacy' } : undefined;
  const fault = signerNameFault(name);
  if (fault !== undefined) return { message: 'shape', data: { fault } };
  const meant = meantSigner(name);
  if (meant !== undefined) return { message: 'misspelt', data: { meant } };
  return isKubernetesSigner(name) ? { message: 'unknown' } : { message: 'other', severity: 'info' };
}
