import { childOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Located } from '../../model/documents/located.ts';
import type { PodDiscovery, ServiceSelection } from '../../model/documents/scrape.ts';
import { labelsAt } from '../objects/apiObject.ts';
import type { MonitorKind } from './monitorKinds.ts';
import { podsWithLabels } from './scrapeDiscovery.ts';

/** Static addresses: `targets` of VMStaticScrape, `staticConfigs` of a ScrapeConfig. */
export function targetsOf(endpoint: YamlNode, path: string): readonly Located<string>[] {
  const groups = [endpoint, ...itemsAt(endpoint, 'staticConfigs')];
  return groups.flatMap((group) =>
    itemsAt(group, 'targets').flatMap((target) => located(target, `${path}.targets`) ?? []),
  );
}

export function findsNodes(endpoint: YamlNode, { finds }: MonitorKind): boolean {
  if (finds === 'nodes') return childOf(endpoint, 'port') === undefined || textAt(endpoint, 'port') === '10250';
  return itemsAt(endpoint, 'kubernetesSDConfigs').some(
    (one) => (textAt(one, 'role') ?? '').toLowerCase() === 'node' && childOf(one, 'apiServer') === undefined,
  );
}

export function selectionOf(
  node: YamlNode,
  endpoint: YamlNode,
  namespace: string | undefined,
): ServiceSelection | undefined {
  const port = textAt(endpoint, 'port') ?? '';
  const labels = selectorOf(node);
  return port === '' || !labels ? undefined : { labels, port, namespaces: namespacesOf(node) ?? [namespace] };
}

/** Undefined for a selector that labels alone do not decide. */
function selectorOf(node: YamlNode): ReadonlyMap<string, string> | undefined {
  const labels = labelsAt(node, 'spec', 'selector', 'matchLabels');
  return labels.size === 0 || childOf(node, 'spec', 'selector', 'matchExpressions') ? undefined : labels;
}

/** Empty for all namespaces; undefined for the monitor's own. */
function namespacesOf(node: YamlNode): readonly string[] | undefined {
  if (scalarAt(node, 'spec', 'namespaceSelector', 'any')?.typed === true) return [];
  const names = itemsAt(node, 'spec', 'namespaceSelector', 'matchNames');
  return names.length > 0 ? names.flatMap((name) => (name.kind === 'scalar' ? name.value : [])) : undefined;
}

/** Pods by their labels, at a port by its number: kubeadm's pods name none. */
export function podsOf(
  node: YamlNode,
  endpoint: YamlNode,
  namespace: string | undefined,
  isOpen: boolean,
): PodDiscovery | undefined {
  const port = Number(textAt(endpoint, 'portNumber') ?? textAt(endpoint, 'targetPort'));
  const labels = selectorOf(node);
  const namespaces = namespacesOf(node) ?? (namespace === undefined ? [] : [namespace]);
  return labels && Number.isInteger(port) ? podsWithLabels(labels, port, namespaces, isOpen) : undefined;
}

/** The labels of the Service of kubelets that the operator keeps (prometheus-operator, pkg/kubelet). */
const KUBELET_LABELS: ReadonlyMap<string, string> = new Map([
  ['k8s-app', 'kubelet'],
  ['app.kubernetes.io/name', 'kubelet'],
  ['app.kubernetes.io/managed-by', 'prometheus-operator'],
]);

export function isOfKubelets({ labels, port }: ServiceSelection): boolean {
  return port === 'https-metrics' && [...labels].every(([key, value]) => KUBELET_LABELS.get(key) === value);
}

/** Whether a proxy or a relabeling decides about whom the program connects to. */
export function mayDiffer(endpoint: YamlNode): boolean {
  const viaProxy = ['proxyUrl', 'proxyURL', 'proxyFromEnvironment'].some((key) => childOf(endpoint, key) !== undefined);
  const relabeling = ['relabelings', 'relabelConfigs'].flatMap((key) => itemsAt(endpoint, key));
  return (
    viaProxy ||
    relabeling.some((one) =>
      /^__(?:address|scheme)__$/.test(textAt(one, 'targetLabel') ?? textAt(one, 'target_label') ?? ''),
    )
  );
}
