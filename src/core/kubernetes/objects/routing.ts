import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type {
  IngressClassDocument,
  ReferenceGrantDocument,
  RouteDocument,
  RouteParent,
} from '../../model/documents/routing.ts';
import { readMeta } from './apiObject.ts';

type RoutingDocument = RouteDocument | ReferenceGrantDocument | IngressClassDocument;

const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/** Reads what says who serves hosts besides Ingresses and Gateways; empty for any other object. */
export function readRouting(node: YamlNode, path: string, uri: string): readonly RoutingDocument[] {
  const [group = ''] = (textAt(node, 'apiVersion') ?? '').split('/', 1);
  const kind = textAt(node, 'kind');
  if (kind === 'IngressClass' && group === 'networking.k8s.io') return readIngressClass(node, uri);
  if (group !== GATEWAY_GROUP) return [];
  if (kind === 'ReferenceGrant') return [readReferenceGrant(node, uri)];
  return kind === 'HTTPRoute' || kind === 'GRPCRoute' ? [readRoute(node, kind, path, uri)] : [];
}

function readRoute(node: YamlNode, objectKind: RouteDocument['objectKind'], path: string, uri: string): RouteDocument {
  return {
    kind: 'route',
    uri,
    span: node.span,
    ...readMeta(node),
    objectKind,
    hosts: itemsAt(node, 'spec', 'hostnames').flatMap((item, at) => {
      const host = located(item, `${path}spec.hostnames[${at}]`);
      return host && host.value !== '' && !isTemplated(host.value) ? [host] : [];
    }),
    parents: itemsAt(node, 'spec', 'parentRefs').flatMap(parentOf),
  };
}

function parentOf(item: YamlNode): readonly RouteParent[] {
  const name = textAt(item, 'name') ?? '';
  const namespace = textAt(item, 'namespace') || undefined;
  const section = textAt(item, 'sectionName') || undefined;
  const isGateway = (textAt(item, 'kind') ?? 'Gateway') === 'Gateway' && textAt(item, 'group') !== '';
  const isKnown = name !== '' && ![name, namespace ?? '', section ?? ''].some(isTemplated);
  return isGateway && isKnown ? [{ name, namespace, section, port: textAt(item, 'port') }] : [];
}

function readReferenceGrant(node: YamlNode, uri: string): ReferenceGrantDocument {
  return {
    kind: 'referenceGrant',
    uri,
    span: node.span,
    ...readMeta(node),
    from: itemsAt(node, 'spec', 'from').map((item) => ({
      group: textAt(item, 'group') ?? '',
      kind: textAt(item, 'kind') ?? '',
      namespace: textAt(item, 'namespace') ?? '',
    })),
    to: itemsAt(node, 'spec', 'to').map((item) => ({
      group: textAt(item, 'group') ?? '',
      kind: textAt(item, 'kind') ?? '',
      name: textAt(item, 'name') || undefined,
    })),
  };
}

function readIngressClass(node: YamlNode, uri: string): readonly IngressClassDocument[] {
  const controller = textAt(node, 'spec', 'controller') ?? '';
  if (controller === '' || isTemplated(controller)) return [];
  const annotations = childOf(node, 'metadata', 'annotations');
  const isDefault = textAt(annotations, 'ingressclass.kubernetes.io/is-default-class') === 'true';
  return [{ kind: 'ingressClass', uri, span: node.span, ...readMeta(node), controller, isDefault }];
}
