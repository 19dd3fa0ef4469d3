import { fileAt, hasFileBelow } from '../../cluster/nodes/nodeFiles.ts';
import { rancherRotation } from '../../cluster/nodes/renewal.ts';
import type { NodeView } from '../../model/node.ts';
import { certificateCheck, type Sequence } from './sequence.ts';

/** Written again whenever the service starts (k3s, pkg/daemons/control/deps). */
const KUBECONFIG = /^\/var\/lib\/rancher\/(?:k3s|rke2)\/(?:server\/cred|agent)\/[^/]+\.kubeconfig$/;

/**
 * Makes a file of k3s or RKE2 again: `certificate rotate` takes the pairs of a service away, and the next start issues them (k3s,
 * pkg/cli/cert/cert.go). Undefined for any other file, and for CAs: those are in the datastore.
 */
export function rancherSequence(node: NodeView, hostPath: string): Sequence | undefined {
  const [, product] = /^\/(?:var\/lib|etc)\/rancher\/(k3s|rke2)\//.exec(hostPath) ?? [];
  if (product === undefined) return undefined;
  const isServer = hasFileBelow(node, `/var/lib/rancher/${product}/server`) || hostPath.startsWith('/etc/');
  const [server, agent] = product === 'k3s' ? ['k3s', 'k3s-agent'] : ['rke2-server', 'rke2-agent'];
  const shared = { restarts: [], service: isServer ? server : agent };
  if (KUBECONFIG.test(hostPath)) {
    return { ...shared, replaced: fileAt(node, hostPath) ? [hostPath] : [], steps: [], checks: [] };
  }
  const rotation = rancherRotation(hostPath.replace(/\.key$/, '.crt'));
  if (!rotation) return undefined;
  const checks = hostPath.endsWith('.yaml') ? [] : [certificateCheck(hostPath.replace(/\.key$/, '.crt'))];
  return { ...shared, steps: [rotation], checks };
}
