import { sidePlace } from '../../cluster/nodes/sideFlags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { isBuiltInSigner, isKubernetesSigner } from './signerName.ts';
import { namesRefusal, subjectRefusal, usagesRefusal } from './signerRefusal.ts';
import { placeIn, type RequestView, signingRequests } from './signingRequests.ts';

/** A signer acts as soon as a request is approved (k8s.io/kubernetes, certificates/signer). */
export const csrApprovedNotIssued = defineRule(REQUESTS['csr-approved-not-issued'], {
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
          ? [
              relatedPlace(
                sidePlace(controllerManager, 'signs request-signing', 'signerCertificate'),
                phrase('The signer is configured here'),
              ),
            ]
          : [],
      };
    }
  },
});

/** Issued, refused, or one that the signer will refuse, which another rule reports. */
function isExplained(view: RequestView): boolean {
  const { conditions, certificate } = view.document;
  if (certificate && certificate.content !== 'empty') return true;
  if (conditions.some(({ type }) => type === 'Denied' || type === 'Failed')) return true;
  const { signer = '' } = view;
  if (isKubernetesSigner(signer) && !isBuiltInSigner(signer)) return true;
  return [usagesRefusal(view), subjectRefusal(view), namesRefusal(view)].some((refusal) => refusal !== undefined);
}
