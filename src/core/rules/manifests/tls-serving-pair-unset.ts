import { flagText } from '../../cluster/nodes/flags.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** Without the pair a self-signed one is generated (CIS 1.2.24). */
export const tlsServingPairUnset = unsetFlagRule(MANIFESTS['tls-serving-pair-unset'], {
  component: 'kube-apiserver',
  flag: 'tls-cert-file',
  // The folder may already contain a pair; a key alone is half a pair; an old release may not serve TLS at all.
  unless: (apiserver) =>
    !isAbsent(apiserver, 'cert-dir') ||
    !isAbsent(apiserver, 'tls-private-key-file') ||
    flagText(apiserver, 'secure-port') === '0',
});
