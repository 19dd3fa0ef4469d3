import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { podsWithLabels } from '../../kubernetes/components/scrapeDiscovery.ts';
import type { PodDiscovery, ServiceSelection } from '../../model/documents/scrape.ts';
import type { ServiceDocument, ServicePort } from '../../model/documents/services.ts';
import type { NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';

/** The servers of the Services that a monitor selects. */
export interface MonitoredServers {
  /** "host:port", as objects list them. */
  readonly targets: readonly { readonly value: string; readonly at: Location }[];
  /** How the cluster finds those that no object lists. */
  readonly discoveries: readonly PodDiscovery[];
}

/** The servers behind the selected Services of the node's files. */
export function monitoredServers(node: NodeView, selection: ServiceSelection, isOpen: boolean): MonitoredServers {
  const services = objectsOf(node, 'service').flatMap(({ document }) =>
    isSelected(document, selection) ? document : [],
  );
  const found = services.map((service) => serversOf(node, service, selection, isOpen));
  const own = isApiserver(selection) ? [API_SERVER] : [];
  return {
    targets: found.flatMap(({ targets }) => targets),
    discoveries: [...found.flatMap(({ discoveries }) => discoveries), ...own.map((one) => ({ ...one, isOpen }))],
  };
}

function serversOf(
  node: NodeView,
  service: ServiceDocument,
  { port: wanted }: ServiceSelection,
  isOpen: boolean,
): MonitoredServers {
  const target = portOf(service.ports, wanted);
  const listed = objectsOf(node, 'serviceAddresses').flatMap(({ document }) => {
    const port = portOf(document.ports, wanted) ?? target;
    if (document.service !== service.name || document.namespace !== service.namespace || port === undefined) return [];
    return document.addresses.map(({ value, span }) => ({
      value: `${value.includes(':') ? `[${value}]` : value}:${port}`,
      at: { uri: document.uri, span },
    }));
  });
  const isDiscovered = listed.length === 0 && service.selector.size > 0 && target !== undefined;
  const namespaces = service.namespace === undefined ? [] : [service.namespace];
  return {
    targets: listed,
    discoveries: isDiscovered ? [podsWithLabels(service.selector, target, namespaces, isOpen)] : [],
  };
}

function portOf(ports: readonly ServicePort[], wanted: string): number | undefined {
  return ports.find(({ name }) => name === wanted)?.target;
}

function isSelected({ labels, namespace }: ServiceDocument, selection: ServiceSelection): boolean {
  if (selection.namespaces.length > 0 && !selection.namespaces.includes(namespace)) return false;
  return [...selection.labels].every(([key, value]) => labels.get(key) === value);
}

/** The labels of the Service that the API server keeps for itself, which is in no file. */
const APISERVER_LABELS: ReadonlyMap<string, string> = new Map([
  ['component', 'apiserver'],
  ['provider', 'kubernetes'],
]);

function isApiserver({ labels, namespaces, port }: ServiceSelection): boolean {
  const isThere = namespaces.length === 0 || namespaces.includes('default');
  return isThere && port === 'https' && [...labels].every(([key, value]) => APISERVER_LABELS.get(key) === value);
}

const API_SERVER = {
  roles: ['endpoints'],
  namespaces: ['default'],
  relabeling: [
    {
      action: 'keep',
      sources: ['__meta_kubernetes_service_name'],
      separator: ';',
      regex: 'kubernetes',
      replacement: '$1',
    },
  ],
} as const;
