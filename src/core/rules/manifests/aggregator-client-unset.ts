import { MANIFESTS } from '../pages/manifests.ts';

import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

const OTHERS = ['proxy-client-key-file', 'requestheader-client-ca-file', 'requestheader-username-headers'];

/** kubernetes.io, "Configure the aggregation layer". */
export const aggregatorClientUnset = unsetFlagRule(MANIFESTS['aggregator-client-unset'], {
  component: 'kube-apiserver',
  flag: 'proxy-client-cert-file',
  // Half of it has a separate rule.
  unless: (component) => OTHERS.some((flag) => !isAbsent(component, flag)),
});
