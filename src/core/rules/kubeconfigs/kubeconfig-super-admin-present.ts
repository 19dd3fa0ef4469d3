import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { placeOf, placeOfFile } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { PKI_PAGE } from '../references/references.ts';

/** kubeadm init leaves break-glass credentials on its node (kubernetes.io, "PKI certificates and requirements"). */
export const kubeconfigSuperAdminPresent = defineRule({
  id: 'kubeconfigs/kubeconfig-super-admin-present',
  severity: 'info',
  basis: 'should',
  profile: 'cis',
  title: 'super-admin.conf lies on the node',
  messages: {
    present: 'Break-glass credentials lie on this node: `system:masters` is beyond RBAC and cannot be revoked.',
  },
  docs: {
    why: 'Whoever reads the file is administrator until the certificate runs out, whatever the cluster’s rules say.',
    fix: 'Move the file to a safe place off the node; `kubeadm init phase kubeconfig super-admin` makes another.',
    references: [PKI_PAGE],
    cis: ['5.1.7'],
  },
  *check(node) {
    for (const { hostPath, uri, current } of node.kubeconfigs) {
      if (hostPath !== '/etc/kubernetes/super-admin.conf') continue;
      const leaf = leafOf(current.user?.clientCertificate);
      const file = fileOfUri(node, uri)?.file;
      if (leaf) yield { message: 'present', at: placeOf(leaf) };
      else if (file) yield { message: 'present', at: placeOfFile(file) };
    }
  },
});
