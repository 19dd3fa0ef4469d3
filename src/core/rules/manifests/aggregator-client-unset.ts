import { AGGREGATION_LAYER } from '../references/componentReferences.ts';
import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

const OTHERS = ['proxy-client-key-file', 'requestheader-client-ca-file', 'requestheader-username-headers'];

/** kubernetes.io, "Configure the aggregation layer". */
export const aggregatorClientUnset = unsetFlagRule({
  id: 'manifests/aggregator-client-unset',
  severity: 'info',
  basis: 'observed',
  title: 'The aggregation layer is not set up',
  component: 'kube-apiserver',
  flag: 'proxy-client-cert-file',
  message:
    'Without `--proxy-client-cert-file` and the requestheader flags aggregated APIs such as metrics-server cannot tell who is asking.',
  reference: AGGREGATION_LAYER,
  docs: {
    why: 'kube-apiserver passes requests on to extension API servers under a client certificate of its own, with the user in headers. Clusters without aggregated APIs do not need it.',
    fix: 'Set the proxy-client pair and `--requestheader-client-ca-file`, `-allowed-names`, `-username-headers`, `-group-headers` and `-extra-headers-prefix`, as kubeadm does.',
  },
  // Half of it has a rule of its own.
  unless: (component) => OTHERS.some((flag) => !isAbsent(component, flag)),
});
