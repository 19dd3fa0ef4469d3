import { flagPlace } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';

/** kubeadm leaves the flag out, so only the CIS profile asks for it (CIS 1.2.5). */
export const kubeletCaUnset = defineRule({
  id: 'manifests/kubelet-ca-unset',
  severity: 'warning',
  basis: 'should',
  profile: 'cis',
  title: 'kube-apiserver does not verify kubelets',
  messages: {
    unset:
      'Without `--kubelet-certificate-authority` kubelets are not verified: logs and exec can be intercepted. kubeadm leaves it out because the self-signed certificates of its kubelets would fail.',
  },
  docs: {
    why: 'kube-apiserver dials kubelets for logs, exec and port-forward. Without a CA for them it takes whatever answers at the address of the node.',
    fix: 'First set `serverTLSBootstrap: true` on all kubelets and approve their `kubernetes.io/kubelet-serving` requests, then set `--kubelet-certificate-authority=/etc/kubernetes/pki/ca.crt`.',
    references: [flagReference('kube-apiserver', 'kubelet-certificate-authority')],
    cis: ['1.2.5'],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !areUnset(apiserver, 'kubelet-certificate-authority')) return;
    yield { message: 'unset', at: flagPlace(apiserver, 'kubelet-certificate-authority') };
  },
});
