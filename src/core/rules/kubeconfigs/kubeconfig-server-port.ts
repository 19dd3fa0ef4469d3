import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { textOr } from '../../cluster/nodes/settings.ts';
import { securePort } from '../../kubernetes/versions/ports.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { balancerAt } from '../../uses/lookup/balancerAt.ts';
import { canonicalHost, isLoopback } from '../../uses/lookup/hosts.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { serverUrls } from './serverUrl.ts';

/** The API server of a node listens on one port (kube-apiserver, --secure-port). */
export const kubeconfigServerPort = defineRule(KUBECONFIGS['kubeconfig-server-port'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver?.document) return;
    const own = Number(textOr(apiserver, 'secure-port', `${securePort('kube-apiserver')}`));
    const address = flagText(apiserver, 'advertise-address');
    if (!Number.isInteger(own) || own === 0) return;
    for (const { kubeconfig, url, at, isCurrent } of serverUrls(node)) {
      if (!isCurrent || url?.scheme !== 'https' || url.host === '') continue;
      const port = url.port ?? 443;
      // Forwarded ports on a user's loopback are not the node's. Of the components, only the two that kubeadm points at this node are checked.
      const isNodes =
        (address !== undefined && canonicalHost(url.host) === canonicalHost(address)) ||
        (isLoopback(url.host) && /^kube-(scheduler|controller-manager)$/.test(kubeconfig.owner));
      // A load balancer on the node forwards its own port to the API servers.
      if (!isNodes || port === own || balancerAt(node, url)) continue;
      yield {
        message: 'port',
        data: { port, host: url.host, own },
        at,
        related: [relatedPlace(flagPlace(apiserver, 'secure-port'), phrase('The port of the API server'))],
      };
    }
  },
});
