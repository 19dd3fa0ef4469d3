import { booleanOf } from '../../kubernetes/flagValue.ts';
import { flagPlace, flagText, flagView } from '../../nodes/flags.ts';
import { componentOf, type NodeView } from '../../nodes/node.ts';
import { KUBELET_CONFIGURATION } from '../componentReferences.ts';
import { defineRule } from '../rule.ts';

/** The kubelet accepts client certificates only with a CA for them (CIS 4.2.3). */
export const kubeletClientCaUnset = defineRule({
  id: 'kubelet/kubelet-client-ca-unset',
  severity: 'error',
  basis: 'observed',
  title: 'The kubelet accepts no client certificate',
  messages: {
    unset:
      "`authentication.x509.clientCAFile` is not set: kube-apiserver's client certificate is not recognised, and logs and exec answer Unauthorized.",
  },
  docs: {
    why: 'kube-apiserver proves itself to the kubelet with a client certificate. Without the CA of it the kubelet takes the caller for a stranger.',
    fix: 'Set `authentication.x509.clientCAFile: /etc/kubernetes/pki/ca.crt` in the configuration of the kubelet, and restart it.',
    references: [KUBELET_CONFIGURATION],
    cis: ['4.2.3'],
  },
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    if (!kubelet?.document || flagText(kubelet, 'client-ca-file') || !isKubeletsOwn(node, kubelet.uri)) return;
    const webhook = booleanOf(flagView(kubelet, 'authentication-token-webhook')?.flag) ?? true;
    const anonymous = booleanOf(flagView(kubelet, 'anonymous-auth')?.flag) ?? false;
    yield {
      message: 'unset',
      severity: webhook || anonymous ? 'warning' : undefined,
      at: flagPlace(kubelet, 'client-ca-file'),
    };
  },
});

/** The file a kubelet reads on its node. kubeadm fills in the field when it makes that file out of its own configuration. */
function isKubeletsOwn(node: NodeView, uri: string): boolean {
  const found = node.files.find(({ file }) => file.uri === uri);
  return found?.hostPath !== undefined && !/kubeadm\.k8s\.io\//.test(found.file.text ?? '');
}
