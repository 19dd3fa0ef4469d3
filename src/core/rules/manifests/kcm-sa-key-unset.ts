import { unsetFlagRule } from './unsetFlagRule.ts';

/** CIS 1.3.4. */
export const kcmSaKeyUnset = unsetFlagRule({
  id: 'manifests/kcm-sa-key-unset',
  severity: 'warning',
  basis: 'observed',
  title: 'The controller manager has no key for service-account tokens',
  component: 'kube-controller-manager',
  flag: 'service-account-private-key-file',
  message: 'Without `--service-account-private-key-file` no token Secrets are filled.',
  docs: {
    why: 'The controller that signs the tokens of Secrets does not run without a key.',
    fix: 'Set it to the key whose public half kube-apiserver accepts (kubeadm: `/etc/kubernetes/pki/sa.key`).',
    cis: ['1.3.4'],
  },
});
