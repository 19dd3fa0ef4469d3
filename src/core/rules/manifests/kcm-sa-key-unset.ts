import { MANIFESTS } from '../pages/manifests.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** CIS 1.3.4. */
export const kcmSaKeyUnset = unsetFlagRule(MANIFESTS['kcm-sa-key-unset'], {
  component: 'kube-controller-manager',
  flag: 'service-account-private-key-file',
});
