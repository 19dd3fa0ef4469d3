import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Located } from '../../model/documents/located.ts';
import type { ServiceAddressesDocument, ServiceDocument, ServicePort } from '../../model/documents/services.ts';
import { labelsAt, readMeta } from './apiObject.ts';

/** The ports of etcd, kubelets, kube-controller-manager, kube-scheduler and kube-apiserver (kubernetes.io, "Ports and Protocols"). */
const PORTS: ReadonlySet<number> = new Set([2379, 10250, 10257, 10259, 6443]);

/**
 * A Service of the control plane's servers, or the addresses of one, as charts create them to scrape metrics (prometheus-community/helm-charts,
 * kube-prometheus-stack, templates/exporters). Empty for any other object.
 */
export function readControlPlaneService(
  node: YamlNode,
  path: string,
  uri: string,
): readonly (ServiceDocument | ServiceAddressesDocument)[] {
  const version = textAt(node, 'apiVersion');
  const shared = { uri, span: node.span, ...readMeta(node) };
  switch (textAt(node, 'kind')) {
    case 'Service': {
      const ports = itemsAt(node, 'spec', 'ports').map((port) => portOf(port, textAt(port, 'targetPort')));
      const [labels, selector] = [labelsAt(node, 'metadata', 'labels'), labelsAt(node, 'spec', 'selector')];
      return version === 'v1' && isOfControlPlane(ports)
        ? [{ ...shared, kind: 'service', labels, selector, ports }]
        : [];
    }
    case 'Endpoints':
      if (version !== 'v1') return [];
      return itemsAt(node, 'subsets').flatMap((subset, at) => {
        const ports = itemsAt(subset, 'ports').map((port) => portOf(port));
        const addresses = itemsAt(subset, 'addresses').flatMap((address, index) =>
          address.kind === 'map'
            ? addressAt(childOf(address, 'ip'), `${path}subsets[${at}].addresses[${index}].ip`)
            : [],
        );
        return listed({ ...shared, kind: 'serviceAddresses', service: shared.name, addresses, ports });
      });
    case 'EndpointSlice': {
      const service = textAt(node, 'metadata', 'labels', 'kubernetes.io/service-name') ?? '';
      const ports = itemsAt(node, 'ports').map((port) => portOf(port));
      const addresses = itemsAt(node, 'endpoints').flatMap((endpoint, at) =>
        itemsAt(endpoint, 'addresses').flatMap((address, index) =>
          addressAt(address, `${path}endpoints[${at}].addresses[${index}]`),
        ),
      );
      return listed({ ...shared, kind: 'serviceAddresses', service, addresses, ports });
    }
    default:
      return [];
  }
}

function listed(one: ServiceAddressesDocument): readonly ServiceAddressesDocument[] {
  return one.service !== '' && one.addresses.length > 0 && isOfControlPlane(one.ports) ? [one] : [];
}

function isOfControlPlane(ports: readonly ServicePort[]): boolean {
  return ports.some(({ target }) => target !== undefined && PORTS.has(target));
}

/** The port of the pods is the Service's own unless it names another (core/v1 ServicePort). */
function portOf(port: YamlNode, target = textAt(port, 'port')): ServicePort {
  const number = /^\d+$/.test(target ?? '') ? Number(target) : undefined;
  return { name: textAt(port, 'name') ?? '', ...(number !== undefined && { target: number }) };
}

function addressAt(node: YamlNode | undefined, path: string): readonly Located<string>[] {
  const address = located(node, path);
  return address && !isTemplated(address.value) ? [address] : [];
}
