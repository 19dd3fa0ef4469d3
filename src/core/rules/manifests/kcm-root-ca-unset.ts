import { MANIFESTS } from '../pages/manifests.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** CIS 1.3.5. */
export const kcmRootCaUnset = unsetFlagRule(MANIFESTS['kcm-root-ca-unset'], {
  component: 'kube-controller-manager',
  flag: 'root-ca-file',
});
