import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { textOr } from '../../cluster/nodes/settings.ts';
import { isLoopback } from '../../connections/participants/dialledHosts.ts';
import { canonicalHost } from '../../connections/participants/endpoints.ts';
import { securePort } from '../../kubernetes/versions/ports.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { flagReference } from '../references/componentReferences.ts';
import { KUBECONFIG_PAGE } from '../references/references.ts';
import { serverUrls } from './serverUrl.ts';

/** The API server of a node listens on one port (kube-apiserver, --secure-port). */
export const kubeconfigServerPort = defineRule({
  id: 'kubeconfigs/kubeconfig-server-port',
  severity: 'warning',
  basis: 'observed',
  title: 'A kubeconfig dials a port that the API server does not listen on',
  messages: { port: 'Port {port} of {host}, but the API server there listens on {own}: `connection refused`.' },
  docs: {
    why: 'The address is this node’s own, so that no balancer before it explains another port.',
    fix: 'Correct the port of `server`, or `--secure-port`.',
    references: [flagReference('kube-apiserver', 'secure-port'), KUBECONFIG_PAGE],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver?.document) return;
    const own = Number(textOr(apiserver, 'secure-port', `${securePort('kube-apiserver')}`));
    const address = flagText(apiserver, 'advertise-address');
    if (!Number.isInteger(own) || own === 0) return;
    for (const { kubeconfig, url, at, isCurrent } of serverUrls(node)) {
      if (!isCurrent || url?.scheme !== 'https' || url.host === '') continue;
      const port = url.port ?? 443;
      // Forwarded ports of a person's loopback are theirs; of components only the two that kubeadm points at this node.
      const isNodes =
        (address !== undefined && canonicalHost(url.host) === canonicalHost(address)) ||
        (isLoopback(url.host) && /^kube-(scheduler|controller-manager)$/.test(kubeconfig.owner));
      if (!isNodes || port === own) continue;
      yield {
        message: 'port',
        data: { port, host: url.host, own },
        at,
        related: [relatedPlace(flagPlace(apiserver, 'secure-port'), phrase('The port of the API server'))],
      };
    }
  },
});
