import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagText } from '../../cluster/nodes/flags.ts';
import { endpointHost } from '../../kubernetes/values/flagValue.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { canonicalHost } from '../../uses/lookup/hosts.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { serverUrls } from './serverUrl.ts';

/** The annotation in which kubeadm records the address of the local API server (cmd/kubeadm/app/constants). */
const ADVERTISED = 'kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint';

const COMPONENT_CONF = /^\/etc\/kubernetes\/(scheduler|controller-manager)\.conf$/;
const ADMIN_CONF = '/etc/kubernetes/admin.conf';

/** Since 1.20, kubeadm points these two at the local API server (kubernetes/kubernetes pull request 94398). */
export const componentKubeconfigUsesLb = defineRule(KUBECONFIGS['component-kubeconfig-uses-lb'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const local = flagText(apiserver, 'advertise-address');
    if (!local || !apiserver?.document || holdsFor(apiserver, BEHAVIORS.localServerInKubeconfigs) !== 'yes') return;
    const servers = serverUrls(node).filter(({ isCurrent, url }) => isCurrent && url !== undefined);
    const admin = servers.find(({ kubeconfig }) => kubeconfig.hostPath === ADMIN_CONF);
    const balancer = canonicalHost(admin?.url?.host ?? local);
    // An address that only the flag no longer gives is the node's former one, not a load balancer.
    const noted = apiserver.document.pod?.annotations.get(ADVERTISED)?.value ?? '';
    const own = [local, endpointHost(noted) ?? local].map(canonicalHost);
    if (!admin || own.includes(balancer)) return;
    for (const { kubeconfig, url, at } of servers) {
      if (!COMPONENT_CONF.test(kubeconfig.hostPath ?? '') || canonicalHost(url?.host ?? '') !== balancer) continue;
      yield {
        message: 'balancer',
        data: { local },
        at,
        related: [relatedPlace(admin.at, phrase('The cluster address'))],
      };
    }
  },
});
