import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

const OTHERS = ['proxy-client-key-file', 'requestheader-client-ca-file', 'requestheader-username-headers'];

/** kubernetes.io, "Configure the aggregation layer". */
export const aggregatorClientUnset = unsetFlagRule(MANIFESTS['aggregator-client-unset'], {
  component: 'kube-apiserver',
  flag: 'proxy-client-cert-file',
  // Half of it has a separate rule. Earlier releases do not know the flags.
  unless: (component) =>
    OTHERS.some((flag) => !isAbsent(component, flag)) || holdsFor(component, BEHAVIORS.aggregationServed) !== 'yes',
});
