import { flagText } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { SIGNERS_SECTION } from './requestReferences.ts';
import { SIGNER } from './signerName.ts';
import { organizationsOf } from './signerRefusal.ts';
import { placeIn, signingRequests } from './signingRequests.ts';

const PLUGIN = 'CertificateSubjectRestriction';

/** Nobody gets system:masters by a request (kubernetes.io, admission controller CertificateSubjectRestriction). */
export const csrMastersGroup = defineRule({
  id: 'requests/csr-masters-group',
  severity: 'error',
  basis: 'must',
  title: 'A request asks for the group system:masters',
  messages: {
    refused:
      'Admission refuses this: `use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed`.',
  },
  docs: {
    why: 'Members of `system:masters` may do everything, whatever RBAC says, until their certificate has expired. The admission controller CertificateSubjectRestriction, which is on by default, refuses such requests.',
    fix: 'Ask for a group of your own, `-subj "/CN=jane/O=platform-admins"`, and bind it to `cluster-admin` by a ClusterRoleBinding that can be taken away again.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Admission controllers, CertificateSubjectRestriction',
        url: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#certificatesubjectrestriction',
      },
      SIGNERS_SECTION,
    ],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const disabled = listOf(flagText(apiserver, 'disable-admission-plugins'));
    if (disabled.includes(PLUGIN) || unreadFor(apiserver, 'disable-admission-plugins')) return;
    for (const view of signingRequests(node)) {
      const { request, signer, document } = view;
      if (!request || signer !== SIGNER.client || !organizationsOf(request).includes('system:masters')) continue;
      yield { message: 'refused', at: placeIn(view, document.request) };
    }
  },
});
