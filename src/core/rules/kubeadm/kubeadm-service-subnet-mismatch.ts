import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { firstServiceIp, listOf } from '../../kubernetes/values/flagValue.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { clusterConfigurations, disagreeing, fieldPlace } from '../subjects/configurations.ts';

/** The first address of the range is a name of the API server (kubeadm, GetAPIServerAltNames). */
export const kubeadmServiceSubnetMismatch = defineRule(KUBEADM['kubeadm-service-subnet-mismatch'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const used = flagText(apiserver, 'service-cluster-ip-range') ?? '';
    const key = rangesKey(used);
    if (!node.root || !apiserver?.document || key === undefined) return;
    const configured = clusterConfigurations(node).flatMap((configuration) => {
      const field = configuration.content.serviceSubnet;
      const own = field && !isTemplated(field.value) ? rangesKey(field.value) : undefined;
      return field && own !== undefined ? [{ configuration, field, own }] : [];
    });
    for (const { configuration, field } of disagreeing(configured, ({ own }) => own === key)) {
      const isSame = addressesOf(field.value) === addressesOf(used);
      yield {
        message: isSame ? 'sameAddress' : 'other',
        severity: isSame ? 'warning' : undefined,
        data: { configured: field.value, used },
        at: fieldPlace(configuration, field),
        related: [relatedPlace(flagPlace(apiserver, 'service-cluster-ip-range'), phrase('The manifest'))],
      };
    }
  },
});

/** The addresses that go into the certificate; they are the same for a wider or narrower range. */
function addressesOf(value: string): string {
  return listOf(value).map(firstServiceIp).join();
}

/** Equal for equal ranges in the same order, however they are written; undefined if one of them is not a range. */
function rangesKey(value: string): string | undefined {
  const ranges = listOf(value).map((range) => {
    const first = firstServiceIp(range);
    return first && `${first}/${range.slice(range.indexOf('/') + 1)}`;
  });
  return ranges.length === 0 || ranges.includes(undefined) ? undefined : ranges.join(',');
}
