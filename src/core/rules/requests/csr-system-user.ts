import { defineRule } from '../engine/rule.ts';
import { SIGNERS_SECTION } from './requestReferences.ts';
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
export const csrSystemUser = defineRule({
  id: 'requests/csr-system-user',
  severity: 'warning',
  basis: 'should',
  title: 'A request asks for a name of the system',
  messages: {
    reserved:
      'A person or program under the name “{name}”: `system:` is kept for Kubernetes’ own users. Take another name.',
    kubelet:
      '“{name}” is a kubelet: its requests belong to the signer kubernetes.io/kube-apiserver-client-kubelet, which checks them.',
  },
  docs: {
    why: 'Kubernetes and its bindings use names that begin with `system:` for components, nodes and service accounts. A certificate under such a name has what the real one may do, and looks like it in every audit log.',
    fix: 'Make the request with a name of its own, and grant that name what it needs by a RoleBinding.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Using RBAC authorization, referring to subjects',
        url: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects',
      },
      SIGNERS_SECTION,
    ],
  },
  *check(node) {
    for (const view of signingRequests(node)) {
      const { request, signer, document } = view;
      const name = request ? commonNameOf(request) : '';
      if (signer !== SIGNER.client || !name.startsWith('system:') || COMPONENTS.includes(name)) continue;
      const message = name.startsWith('system:node:') ? 'kubelet' : 'reserved';
      yield { message, data: { name }, at: placeIn(view, document.request) };
    }
  },
});
