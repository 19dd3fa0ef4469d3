/** The namespaces that every cluster has. */
const OF_EACH_CLUSTER: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease', 'default'];

/**
 * The namespaces of the ConfigMaps with fixed names. Kubernetes publishes its CA in every namespace, but next to the namespaces of hosted clusters and
 * copies of others, only those that every cluster has show whose CA it is.
 */
const NAMESPACES: ReadonlyMap<string, readonly string[]> = new Map([
  ['kube-root-ca.crt', OF_EACH_CLUSTER],
  ['cluster-info', ['kube-public']],
  ['extension-apiserver-authentication', ['kube-system']],
  ['kubeadm-config', ['kube-system']],
]);

/** Whether a ConfigMap is the one that Kubernetes or kubeadm keeps by this name. One without a namespace may be applied to the right one. */
export function isPublished({ name, namespace }: { readonly name: string; readonly namespace?: string | undefined }) {
  const namespaces = NAMESPACES.get(name) ?? [];
  return namespaces.length > 0 && (namespace === undefined || namespaces.includes(namespace));
}
