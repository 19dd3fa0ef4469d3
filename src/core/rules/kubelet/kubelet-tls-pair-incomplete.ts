import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET_CONFIGURATION } from '../references/componentReferences.ts';

/** The kubelet refuses half a pair (KubeletConfiguration, tlsCertFile and tlsPrivateKeyFile). */
export const kubeletTlsPairIncomplete = defineRule({
  id: 'kubelet/kubelet-tls-pair-incomplete',
  severity: 'error',
  basis: 'must',
  title: 'One half of the serving pair of the kubelet is not set',
  messages: { half: '`{field}` is set without `{other}`: `certificate and key must be supplied as a pair`.' },
  docs: {
    why: 'The kubelet serves with a certificate and its key or, with neither set, makes a self-signed pair itself.',
    fix: 'Set the other field as well, or remove this one.',
    references: [KUBELET_CONFIGURATION],
    cis: ['4.2.9'],
  },
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    if (!kubelet?.document) return;
    const halves = [
      { flag: 'tls-cert-file', field: 'tlsCertFile' },
      { flag: 'tls-private-key-file', field: 'tlsPrivateKeyFile' },
    ] as const;
    const set = halves.filter(({ flag }) => flagText(kubelet, flag));
    const [half] = set;
    const other = halves.find((one) => one !== half);
    if (!half || !other || !areUnset(kubelet, other.flag)) return;
    yield { message: 'half', data: { field: half.field, other: other.field }, at: flagPlace(kubelet, half.flag) };
  },
});
