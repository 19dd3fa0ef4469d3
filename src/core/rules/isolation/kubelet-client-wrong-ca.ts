import { defineRule } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION } from '../references/componentReferences.ts';
import { PKI_PAGE } from '../references/references.ts';
import { wrongClientCa } from './wrongClientCa.ts';

/** The kubelet verifies clients against clientCAFile and answers 401 otherwise. */
export const kubeletClientWrongCa = defineRule({
  id: 'isolation/kubelet-client-wrong-ca',
  severity: 'error',
  basis: 'observed',
  title: 'The kubelet does not trust the client certificate of kube-apiserver',
  messages: {
    otherCa:
      'kube-apiserver calls the kubelet with a certificate issued by “{issuer}”, but {trusted} trusts only {list}: logs, exec and port-forward answer Unauthorized, and the kubelet logs `{error}`.',
  },
  docs: {
    why: 'For logs, exec and port-forward kube-apiserver is a client of the kubelet, which knows it by a certificate of the CA in clientCAFile.',
    fix: 'Move `apiserver-kubelet-client.crt` and `.key` away, run `kubeadm init phase certs apiserver-kubelet-client`, and restart kube-apiserver; or let `clientCAFile` of the kubelet name the right CA.',
    references: [KUBELET_CONFIGURATION, PKI_PAGE],
  },
  *check(node, context) {
    for (const issue of wrongClientCa(node, context, 'isolation/kubelet-client-wrong-ca'))
      yield { message: 'otherCa', ...issue };
  },
});
