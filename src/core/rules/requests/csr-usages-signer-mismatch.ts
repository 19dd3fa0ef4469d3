import { defineRule } from '../engine/rule.ts';
import { SIGNER_VALIDATION, SIGNERS_SECTION } from './requestReferences.ts';
import { usagesRefusal } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';
import { meantUsage } from './usages.ts';

/** What each built-in signer wants of the usages (kubernetes.io, "Kubernetes signers"; the signers' source). */
export const csrUsagesSignerMismatch = defineRule({
  id: 'requests/csr-usages-signer-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'The signer does not give these usages',
  messages: {
    refused: '{signer} will not sign this: `{text}`.',
  },
  docs: {
    why: 'Each signer gives out certificates for one purpose. `kubernetes.io/kube-apiserver-client` wants `client auth` and allows `digital signature` and `key encipherment` besides; `server auth` is the commonest mistake. The kubelets’ signers want exactly `digital signature`, their purpose and, where wished, `key encipherment`. An approved request that does not fit gets the condition Failed with the reason `SignerValidationFailure`.',
    fix: 'List the usages of the signer, or name the signer for the purpose. Kubernetes has no signer for serving certificates of other programs: use a signer of your own for these, such as cert-manager.',
    references: [SIGNERS_SECTION, SIGNER_VALIDATION],
  },
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
