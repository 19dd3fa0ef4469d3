import { unsetFlagRule } from './unsetFlagRule.ts';

/** CIS 1.3.5. */
export const kcmRootCaUnset = unsetFlagRule({
  id: 'manifests/kcm-root-ca-unset',
  severity: 'hint',
  basis: 'observed',
  title: 'The controller manager is given no CA for pods',
  component: 'kube-controller-manager',
  flag: 'root-ca-file',
  message: 'Without `--root-ca-file` pods get the CA of the controller manager’s kubeconfig.',
  docs: {
    why: 'Every namespace gets a ConfigMap kube-root-ca.crt; state what it holds.',
    fix: 'Set `--root-ca-file` to the issuer of `apiserver.crt`.',
    cis: ['1.3.5'],
  },
});
