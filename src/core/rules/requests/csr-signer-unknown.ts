import { phrase } from '../../model/text/text.ts';
import { defineRule, type IssueOf, type IssueWithout } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';
import { rewriteScalar } from './requestEdits.ts';

import { isBuiltInSigner, isKubernetesSigner, meantSigner, SIGNER, signerNameFault } from './signerName.ts';
import { isVersion1, placeIn, signingRequests } from './signingRequests.ts';

type SignerIssue = IssueOf<(typeof REQUESTS)['csr-signer-unknown']>;

/** Who signs what (kubernetes.io, "Kubernetes signers"), and what the API demands of the name. */
export const csrSignerUnknown = defineRule(REQUESTS['csr-signer-unknown'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const { signer: name, document, file } = view;
      if (name === undefined) continue;
      const evaluated = evaluate(name, isVersion1(document));
      if (!evaluated) continue;
      const meant = evaluated.message === 'legacy' ? undefined : meantSigner(name);
      yield {
        ...evaluated,
        at: placeIn(view, document.signerName),
        fixes:
          meant && document.signerName
            ? rewriteScalar(file, document.signerName.span, meant, phrase('Change it to {meant}', { meant }))
            : [],
      };
    }
  },
});

function evaluate(name: string, isV1: boolean): IssueWithout<SignerIssue, 'at'> | undefined {
  if (isBuiltInSigner(name)) return name === SIGNER.legacy && isV1 ? { message: 'legacy', data: { name } } : undefined;
  const fault = signerNameFault(name);
  if (fault !== undefined) return { message: 'shape', data: { name, fault } };
  const meant = meantSigner(name);
  if (meant !== undefined) return { message: 'misspelt', data: { name, meant } };
  return isKubernetesSigner(name)
    ? { message: 'unknown', data: { name } }
    : { message: 'other', data: { name }, severity: 'info' };
}
