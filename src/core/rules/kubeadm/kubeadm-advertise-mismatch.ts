import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseIp, sameIp } from '../../formats/x509/ipAddress.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { disagreeing, fieldPlace, nodeConfigurations } from '../subjects/configurations.ts';

/** "Any address", and what `kubeadm config print init-defaults` prints as a placeholder. */
const PLACEHOLDERS = ['0.0.0.0', '::', '1.2.3.4'];

/** kubeadm writes the address into the manifest and into three certificates (kubeadm, GetAPIServerAltNames). */
export const kubeadmAdvertiseMismatch = defineRule(KUBEADM['kubeadm-advertise-mismatch'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const used = parseIp(flagText(apiserver, 'advertise-address') ?? '');
    if (!node.root || !apiserver || !used) return;
    const configured = nodeConfigurations(node).flatMap((configuration) => {
      const { advertiseAddress, nodeName } = configuration.content;
      if (!advertiseAddress || isOtherNode(node, nodeName?.value)) return [];
      const address = parseIp(advertiseAddress.value);
      return address && !PLACEHOLDERS.includes(advertiseAddress.value)
        ? [{ configuration, advertiseAddress, address }]
        : [];
    });
    for (const { configuration, advertiseAddress } of disagreeing(configured, ({ address }) => sameIp(address, used))) {
      yield {
        message: 'other',
        data: { configured: advertiseAddress.value, used: flagText(apiserver, 'advertise-address') ?? '' },
        at: fieldPlace(configuration, advertiseAddress),
        related: [relatedPlace(flagPlace(apiserver, 'advertise-address'), phrase('The manifest'))],
      };
    }
  },
});

/** kubeadm names the etcd member after its node. */
function isOtherNode(node: NodeView, name: string | undefined): boolean {
  const own = flagText(componentOf(node, 'etcd'), 'name');
  return own !== undefined && name !== undefined && !isTemplated(name) && name.toLowerCase() !== own.toLowerCase();
}
