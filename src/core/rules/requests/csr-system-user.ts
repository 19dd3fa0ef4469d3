import { defineRule } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';

import { SIGNER } from './signerName.ts';
import { commonNameOf } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

/** Components that rightly log in under such a name. */
const COMPONENTS: readonly string[] = [
  'system:kube-controller-manager',
  'system:kube-scheduler',
  'system:kube-proxy',
  'system:konnectivity-server',
];

/** Names with this prefix are Kubernetes' own (kubernetes.io, "Using RBAC Authorization"). */
export const csrSystemUser = defineRule(REQUESTS['csr-system-user'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const { request, signer, document } = view;
      const name = request ? commonNameOf(request) : '';
      if (signer !== SIGNER.client || !name.startsWith('system:') || COMPONENTS.includes(name)) continue;
      // An operator requests certificates for service accounts, as those of OpenShift do; a person has no reason to.
      if ([name, document.username?.value ?? ''].every((one) => one.startsWith('system:serviceaccount:'))) continue;
      const message = name.startsWith('system:node:') ? 'kubelet' : 'reserved';
      yield { message, data: { name }, at: placeIn(view, document.request) };
    }
  },
});
