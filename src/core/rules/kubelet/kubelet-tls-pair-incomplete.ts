import { flagPlace, knownText } from '../../cluster/nodes/flags.ts';
import { areUnset } from '../../cluster/nodes/settings.ts';
import { specOfSide } from '../../kubernetes/flags/flagTable.ts';
import { componentOf } from '../../model/node.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBELET } from '../pages/kubelet.ts';

const HALVES = (['certificate', 'privateKey'] as const).flatMap(
  (role) => specOfSide('kubelet', 'listens kubelet', role) ?? [],
);

/** The kubelet rejects half a pair (KubeletConfiguration, tlsCertFile and tlsPrivateKeyFile). */
export const kubeletTlsPairIncomplete = defineRule(KUBELET['kubelet-tls-pair-incomplete'], {
  *check(node) {
    const kubelet = componentOf(node, 'kubelet');
    if (!kubelet?.document) return;
    const half = HALVES.find(({ name }) => knownText(kubelet, name));
    const other = HALVES.find((one) => one !== half);
    if (!half?.field || !other?.field || !areUnset(kubelet, other.name)) return;
    yield { message: 'half', data: { field: half.field, other: other.field }, at: flagPlace(kubelet, half.name) };
  },
});
