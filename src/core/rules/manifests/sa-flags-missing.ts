import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import { componentOf } from '../../model/node.ts';
import { joined, phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';
import { isAbsent } from './flagMistakes.ts';

/** Required since 1.20 (kube-apiserver, service account options). */
const REQUIRED = ['service-account-issuer', 'service-account-signing-key-file', 'service-account-key-file'];

export const saFlagsMissing = defineRule({
  id: 'manifests/sa-flags-missing',
  severity: 'error',
  basis: 'observed',
  title: 'kube-apiserver lacks a required service-account flag',
  messages: {
    required: '{list}: kube-apiserver exits.',
    supported: '{list}: kube-apiserver exits in every version that has its other flags.',
  },
  docs: {
    why: 'Since Kubernetes 1.20 kube-apiserver issues the tokens of pods itself and does not start without an issuer, a key to sign with and keys to verify with.',
    fix: "Set kubeadm's three values: `--service-account-issuer=https://kubernetes.default.svc.cluster.local`, `--service-account-signing-key-file=/etc/kubernetes/pki/sa.key`, `--service-account-key-file=/etc/kubernetes/pki/sa.pub`.",
    references: REQUIRED.map((flag) => flagReference('kube-apiserver', flag)),
    cis: ['1.2.22'],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver?.document || holdsFor(apiserver, BEHAVIOURS.serviceAccountFlagsRequired) !== 'yes') return;
    const { version } = apiserver;
    // An external signer takes the place of both key files.
    if (!areUnset(apiserver, 'service-account-signing-endpoint')) return;
    const missing = REQUIRED.filter((flag) => isAbsent(apiserver, flag));
    if (missing.length === 0) return;
    yield {
      message: version ? 'required' : 'supported',
      data: {
        list: joined(
          missing.map((flag) => phrase('`{flag} is a required flag`', { flag })),
          ', ',
        ),
      },
      severity: version ? undefined : 'warning',
      at: { uri: apiserver.uri, span: apiserver.document.commandSpan },
    };
  },
});
