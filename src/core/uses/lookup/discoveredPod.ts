import { textOr } from '../../cluster/nodes/settings.ts';
import { POD_IP, podLabel } from '../../kubernetes/components/scrapeDiscovery.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { PodDiscovery } from '../../model/documents/scrape.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { advertisedAddress, tlsPort } from './hosts.ts';
import { relabeledAddress, type TargetLabels } from './relabeling.ts';

/**
 * The address at which a program that looks up pods reaches the node's component; undefined if it passes over it, or if that is not known. kubeadm's
 * pods have the address of their node, and labels for their component (kubernetes/kubernetes, cmd/kubeadm/app/util/staticpod, ComponentPod).
 */
export function discoveredAddress(node: NodeView, name: ComponentName, discovery: PodDiscovery): string | undefined {
  const component = componentOf(node, name);
  const address = advertisedAddress(node);
  if (!address || component?.document?.source !== 'staticPod') return undefined;
  const { roles, namespaces, relabeling } = discovery;
  const candidates: readonly (readonly [string, TargetLabels])[] = [
    ...(roles.includes('pod') ? [[NAMESPACE, podLabels(node, name, address)] as const] : []),
    ...(roles.includes('endpoints') && name === 'kube-apiserver'
      ? [['default', serviceLabels(node, address)] as const]
      : []),
  ];
  for (const [namespace, labels] of candidates) {
    if (namespaces.length > 0 && !namespaces.includes(namespace)) continue;
    const found = relabeledAddress(labels, relabeling);
    if (found) return found;
  }
  return undefined;
}

const NAMESPACE = 'kube-system';

function podLabels(node: NodeView, name: ComponentName, address: string): TargetLabels {
  const machine = textOr(componentOf(node, 'kubelet'), 'hostname-override', '') || undefined;
  return new Map([
    ['__address__', undefined],
    ['__scheme__', 'https'],
    ['__meta_kubernetes_namespace', NAMESPACE],
    ['__meta_kubernetes_pod_name', `${name}-${machine ?? 'node'}`],
    ['__meta_kubernetes_pod_container_name', name],
    [POD_IP, address],
    ['__meta_kubernetes_pod_host_ip', address],
    [podLabel('component'), name],
    [podLabel('tier'), 'control-plane'],
  ]);
}

/** The endpoints of the Service that the API server keeps for itself (kubernetes/kubernetes, pkg/controlplane, controller/kubernetesservice). */
function serviceLabels(node: NodeView, address: string): TargetLabels {
  const port = tlsPort(componentOf(node, 'kube-apiserver'));
  const host = address.includes(':') ? `[${address}]` : address;
  return new Map([
    ['__address__', port === undefined ? undefined : `${host}:${port}`],
    ['__scheme__', 'https'],
    ['__meta_kubernetes_namespace', 'default'],
    ['__meta_kubernetes_service_name', 'kubernetes'],
    ['__meta_kubernetes_endpoint_port_name', 'https'],
    ['__meta_kubernetes_service_label_component', 'apiserver'],
    ['__meta_kubernetes_service_label_provider', 'kubernetes'],
  ]);
}
