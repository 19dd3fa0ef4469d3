import { defineRule } from '../engine/rule.ts';
import { GO_X509, KUBEADM_CERTS_PAGE } from '../references/references.ts';
import { faultRelated, faultsForRule, verificationData } from '../subjects/faultsForRule.ts';

/** A client certificate that the API server's --client-ca-file does not verify (Go, Certificate.Verify; tried). */
export const kubeconfigClientCertUntrusted = defineRule({
  id: 'kubeconfigs/kubeconfig-client-cert-untrusted',
  severity: 'error',
  basis: 'observed',
  title: 'The API server does not trust the client certificate of a kubeconfig',
  messages: {
    untrusted: '“{leaf}” is issued by “{issuer}”, but {trusted} trusts only {list}: {effect}.',
  },
  docs: {
    why: 'The API server asks for a client certificate and verifies it with `--client-ca-file`. One of another CA counts as none: the answer is 401, `You must be logged in to the server (Unauthorized)`.',
    fix: 'Make the kubeconfig anew with the CA of this cluster: `kubeadm init phase kubeconfig <name>`; a kubelet is bootstrapped again.',
    references: [GO_X509, KUBEADM_CERTS_PAGE],
  },
  *check(node, context) {
    for (const { fault } of faultsForRule(this.id, node, context)) {
      for (const verification of fault.verifications) {
        const { at } = verification.presented;
        yield {
          message: 'untrusted',
          data: verificationData(verification),
          at,
          related: faultRelated({ ...fault, verifications: [verification] }, at),
        };
      }
    }
  },
});
