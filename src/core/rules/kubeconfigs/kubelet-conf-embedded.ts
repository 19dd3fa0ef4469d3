import { flagView } from '../../cluster/nodes/flags.ts';
import { isUnfilled } from '../../formats/placeholder.ts';
import { booleanOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { placeOfFile, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { kubeletDeadEnd, nameRotated, rotatedCertificate } from '../subjects/kubeletCertificate.ts';

/** kubeadm, kubelet-finalize: after the first start kubelet.conf names the rotated file. */
export const kubeletConfEmbedded = defineRule(KUBECONFIGS['kubelet-conf-embedded'], {
  *check(node, { now }) {
    const rotated = node.files.find(
      ({ hostPath, archived }) =>
        !archived && /^\/var\/lib\/kubelet\/pki\/kubelet-client-[^/]+\.pem$/.test(hostPath ?? ''),
    );
    // An expired certificate is reported as what stops the kubelet, with the same fix.
    if (!rotated || kubeletDeadEnd(node, now)) return;
    for (const kubeconfig of node.kubeconfigs) {
      const { current, uri } = kubeconfig;
      const data = current.user?.user.clientCertificate.data;
      if (!data || isUnfilled(data.value) || !isOfRotatingKubelet(node, kubeconfig)) continue;
      yield {
        message: 'embedded',
        at: { uri, span: data.span },
        related: [relatedPlace(placeOfFile(rotated.file), phrase('The rotated certificate'))],
        fixes: rotatedCertificate(node, now) ? nameRotated(node, kubeconfig) : [],
      };
    }
  },
});

/** kubeadm's kubelets rotate, others only if it is set. A kubeconfig for bootstrapping is not changed. */
function isOfRotatingKubelet(node: NodeView, { owner, ownerEvidence, isBootstrap, hostPath }: KubeconfigView): boolean {
  if (owner !== 'kubelet' || ownerEvidence === 'inferred' || isBootstrap) return false;
  if (hostPath === '/etc/kubernetes/kubelet.conf') return true;
  return !ownerEvidence && booleanOf(flagView(componentOf(node, 'kubelet'), 'rotate-certificates')?.flag) === true;
}
