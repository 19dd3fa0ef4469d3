import { childOf, itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { PodDiscovery, RelabelRule } from '../../model/documents/scrape.ts';

/** Roles of `kubernetes_sd_configs` that find pods (prometheus.io, "Configuration", kubernetes_sd_config). */
const ROLES: Readonly<Record<string, PodDiscovery['roles'][number]>> = {
  pod: 'pod',
  endpoints: 'endpoints',
  endpointslice: 'endpoints',
};

/** Whether the objects are those of the cluster that the program runs in. */
export function isOwn(discovery: YamlNode): boolean {
  return ['api_server', 'kubeconfig_file'].every((key) => childOf(discovery, key) === undefined);
}

/** How a job finds pods in its own cluster; undefined if it finds none. */
export function podDiscovery(job: YamlNode, isOpen: boolean): PodDiscovery | undefined {
  const found = itemsAt(job, 'kubernetes_sd_configs').filter((one) => isOwn(one));
  const roles = found.flatMap((one) => {
    const role = (textAt(one, 'role') ?? '').toLowerCase();
    return Object.hasOwn(ROLES, role) ? (ROLES[role] ?? []) : [];
  });
  if (roles.length === 0) return undefined;
  const own = found.some((one) => scalarAt(one, 'namespaces', 'own_namespace')?.typed === true);
  const namespaces = found.flatMap((one) =>
    itemsAt(one, 'namespaces', 'names').flatMap((name) => (name.kind === 'scalar' ? name.value : [])),
  );
  const hasSelectors = found.some((one) => childOf(one, 'selectors') !== undefined);
  return {
    roles: [...new Set(roles)],
    namespaces,
    relabeling: itemsAt(job, 'relabel_configs').map(ruleOf),
    isOpen: isOpen || hasSelectors || own,
  };
}

/** The collector writes "$$1", since "$" begins a variable in its configuration (opentelemetry-collector-contrib, receiver/prometheusreceiver). */
function ruleOf(step: YamlNode): RelabelRule {
  const target = textAt(step, 'target_label');
  return {
    action: (textAt(step, 'action') ?? 'replace').toLowerCase(),
    sources: itemsAt(step, 'source_labels').flatMap((label) => (label.kind === 'scalar' ? label.value : [])),
    separator: textAt(step, 'separator') ?? ';',
    regex: textAt(step, 'regex') ?? '(.*)',
    ...(target !== undefined && { target }),
    replacement: (textAt(step, 'replacement') ?? '$1').replaceAll('$$', '$'),
  };
}

/** The discovery of pods by their labels at one port, as an operator writes it into the program's configuration. */
export function podsWithLabels(
  labels: ReadonlyMap<string, string>,
  port: number,
  namespaces: readonly string[],
  isOpen: boolean,
): PodDiscovery {
  const shared = { separator: ';', replacement: '$1' };
  const keep = [...labels].map(([key, value]) => ({
    ...shared,
    action: 'keep',
    sources: [podLabel(key)],
    regex: value.replaceAll('.', String.raw`\.`),
  }));
  const address = { action: 'replace', sources: [POD_IP], regex: '(.*)', target: '__address__' };
  return {
    roles: ['pod'],
    namespaces,
    relabeling: [...keep, { ...shared, ...address, replacement: `$1:${port}` }],
    isOpen,
  };
}

/** The label with the address of a discovered pod. */
export const POD_IP = '__meta_kubernetes_pod_ip';

/** The label of a discovered target for a label of its pod. */
export function podLabel(key: string): string {
  return `__meta_kubernetes_pod_label_${key.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;
}
