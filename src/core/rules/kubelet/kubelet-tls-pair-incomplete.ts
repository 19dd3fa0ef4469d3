import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

/** The kubelet rejects half a pair (KubeletConfiguration, tlsCertFile and tlsPrivateKeyFile). */
export const kubeletTlsPairIncomplete = defineRule(KUBELET['kubelet-tls-pair-incomplete'], {
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
