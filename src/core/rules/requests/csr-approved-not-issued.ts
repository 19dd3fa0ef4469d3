import { flagPlace } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';
import { CSR_PAGE } from './requestReferences.ts';
import { isBuiltInSigner, isKubernetesSigner, SIGNER_FLAG } from './signerName.ts';
import { namesRefusal, subjectRefusal, usagesRefusal } from './signerRefusal.ts';
import { placeIn, type RequestView, signingRequests } from './signingRequests.ts';

/** A signer acts as soon as a request is approved (k8s.io/kubernetes, certificates/signer). */
export const csrApprovedNotIssued = defineRule({
  id: 'requests/csr-approved-not-issued',
  severity: 'warning',
  basis: 'observed',
  title: 'A request is approved and yet not signed',
  messages: {
    builtIn:
      'Approved but not signed: check the signing flags of kube-controller-manager, whether their file holds one certificate with its key, and its log.',
    other: 'Approved but not signed: nothing in the cluster signs for “{signer}”.',
  },
  docs: {
    why: 'After the approval the signer needs a second or so. Where the certificate stays out, the signer does not run, or kube-controller-manager has no `--cluster-signing-cert-file` and `--cluster-signing-key-file`, a bundle instead of one certificate, or a key that does not belong to it. After an hour the object is deleted.',
    fix: 'Mend what is reported about `--cluster-signing-cert-file`, and restart the controller manager. For a signer of another domain look for the operator that serves it.',
    references: [CSR_PAGE, flagReference('kube-controller-manager', SIGNER_FLAG)],
  },
  *check(node) {
    const controllerManager = componentOf(node, 'kube-controller-manager');
    for (const view of signingRequests(node)) {
      const { signer } = view;
      const approved = view.document.conditions.find(({ type }) => type === 'Approved');
      if (!approved || signer === undefined || isExplained(view)) continue;
      const isBuiltIn = isBuiltInSigner(signer);
      const isKnown = isBuiltIn && controllerManager?.document !== undefined;
      yield {
        message: isBuiltIn ? 'builtIn' : 'other',
        data: { signer },
        at: placeIn(view, approved),
        related: isKnown
          ? [relatedPlace(flagPlace(controllerManager, SIGNER_FLAG), phrase('The signer is set up here'))]
          : [],
      };
    }
  },
});

/** Issued, refused, or of a kind that the signer will refuse, which is told as such. */
function isExplained(view: RequestView): boolean {
  const { conditions, certificate } = view.document;
  if (certificate && certificate.content !== 'empty') return true;
  if (conditions.some(({ type }) => type === 'Denied' || type === 'Failed')) return true;
  const { signer = '' } = view;
  if (isKubernetesSigner(signer) && !isBuiltInSigner(signer)) return true;
  return [usagesRefusal(view), subjectRefusal(view), namesRefusal(view)].some((refusal) => refusal !== undefined);
}
