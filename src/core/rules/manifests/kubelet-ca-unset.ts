import { flagPlace } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/** kubeadm leaves the flag out, so only the CIS profile asks for it (CIS 1.2.5). */
export const kubeletCaUnset = defineRule(MANIFESTS['kubelet-ca-unset'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !areUnset(apiserver, 'kubelet-certificate-authority')) return;
    yield { message: 'unset', at: flagPlace(apiserver, 'kubelet-certificate-authority') };
  },
});
