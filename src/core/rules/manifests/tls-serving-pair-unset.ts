import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** Without the pair a self-signed one is made (CIS 1.2.24). */
export const tlsServingPairUnset = unsetFlagRule({
  id: 'manifests/tls-serving-pair-unset',
  severity: 'warning',
  basis: 'observed',
  title: 'kube-apiserver has no serving certificate',
  component: 'kube-apiserver',
  flag: 'tls-cert-file',
  message: 'Without `--tls-cert-file` kube-apiserver serves a self-signed certificate that no kubeconfig trusts.',
  docs: {
    why: 'kube-apiserver then makes a pair of its own in `--cert-dir`.',
    fix: 'Set `--tls-cert-file` and `--tls-private-key-file`.',
    cis: ['1.2.24'],
  },
  // A pair may lie ready in the folder; a key alone is half a pair.
  unless: (apiserver) => !isAbsent(apiserver, 'cert-dir') || !isAbsent(apiserver, 'tls-private-key-file'),
});
