import { layoutProofOf } from '../../cluster/nodes/layoutProof.ts';
import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { placeOf, placeOfFile } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';
import { adminGroupOf } from '../subjects/adminGroup.ts';

/** kubeadm init leaves break-glass credentials on its node (kubernetes.io, "PKI certificates and requirements"). */
export const kubeconfigSuperAdminPresent = defineRule(KUBECONFIGS['kubeconfig-super-admin-present'], {
  *check(node) {
    for (const { hostPath, uri, current } of node.kubeconfigs) {
      if (hostPath !== '/etc/kubernetes/super-admin.conf') continue;
      const leaf = leafOf(current.user?.clientCertificate);
      const file = fileOfUri(node, uri)?.file;
      // Another program's file may have this name. Where its certificate cannot be read, the files next to it decide.
      if (leaf && adminGroupOf(leaf.certificate) === 'system:masters') yield { message: 'present', at: placeOf(leaf) };
      else if (!leaf && file)
        yield { message: 'present', at: placeOfFile(file), evidence: layoutProofOf(node).of(hostPath) };
    }
  },
});
