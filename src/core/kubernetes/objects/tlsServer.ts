import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Listener, TlsBinding, TlsServerDocument } from '../../model/documents/objects.ts';
import { isEncryptedObject, readMeta } from './apiObject.ts';
import { certificateReferences, referenceAt } from './secretReferences.ts';

type Served = Pick<
  TlsServerDocument,
  'servedBy' | 'className' | 'bindings' | 'routedHosts' | 'routesOthers' | 'servesPlain'
>;

/** Reads an Ingress or a Gateway that ends TLS with certificates of Secrets; empty for any other object. */
export function readTlsServer(node: YamlNode, path: string, uri: string): readonly TlsServerDocument[] {
  const served = isEncryptedObject(node) ? undefined : readServed(node, path);
  if (!served || served.bindings.length === 0) return [];
  const isProvided = NO_SECRETS.test(served.className ?? '') || isProvidedElsewhere(node);
  return [{ kind: 'tlsServer', uri, span: node.span, ...readMeta(node), ...served, isProvided }];
}

function readServed(node: YamlNode, path: string): Served | undefined {
  const [group = ''] = (textAt(node, 'apiVersion') ?? '').split('/', 1);
  switch (`${textAt(node, 'kind')} of ${group}`) {
    case 'Ingress of networking.k8s.io':
    case 'Ingress of extensions':
      return readIngress(node, path);
    case 'Gateway of gateway.networking.k8s.io':
      return readGateway(node, path);
    case 'Gateway of networking.istio.io':
      return readIstioGateway(node, path);
    default:
      return undefined;
  }
}

/** The name of a class is in the specification since networking.k8s.io/v1, and was in an annotation before. */
function readIngress(node: YamlNode, path: string): Served {
  const annotation = textAt(node, 'metadata', 'annotations', 'kubernetes.io/ingress.class');
  const routed = itemsAt(node, 'spec', 'rules').map((rule, at) =>
    located(childOf(rule, 'host'), `${path}spec.rules[${at}].host`),
  );
  return {
    servedBy: 'ingress',
    className: textAt(node, 'spec', 'ingressClassName') || annotation || undefined,
    bindings: itemsAt(node, 'spec', 'tls').flatMap((entry, at): readonly TlsBinding[] => {
      const own = `${path}spec.tls[${at}]`;
      const hosts = itemsAt(entry, 'hosts');
      return bindingOf(
        hosts.map((host, index) => located(host, `${own}.hosts[${index}]`)),
        referenceAt(entry, `${own}.`, 'secretName'),
      );
    }),
    routedHosts: routed.filter(isNamed),
    ...(!routed.every(isNamed) && { routesOthers: true as const }),
  };
}

/** Listeners that pass TLS on have no certificate. */
function readGateway(node: YamlNode, path: string): Served {
  const listeners = itemsAt(node, 'spec', 'listeners');
  return {
    servedBy: 'gateway',
    className: textAt(node, 'spec', 'gatewayClassName'),
    bindings: listeners.flatMap((listener, at): readonly TlsBinding[] => {
      const own = `${path}spec.listeners[${at}].`;
      if ((textAt(listener, 'tls', 'mode') ?? 'Terminate') !== 'Terminate') return [];
      const host = childOf(listener, 'hostname');
      const binding = bindingOf(host ? [located(host, `${own}hostname`)] : [], certificateReferences(listener, own));
      return binding.map((one) => ({ ...one, listener: readListener(listener, node) }));
    }),
    ...(listeners.some((listener) => textAt(listener, 'protocol') === 'HTTP') && { servesPlain: true as const }),
  };
}

/** Without a word on it, a listener takes routes of the Gateway's namespace (gateway-api.sigs.k8s.io, API reference, RouteNamespaces). */
function readListener(listener: YamlNode, gateway: YamlNode): Listener {
  const from = textAt(listener, 'allowedRoutes', 'namespaces', 'from') ?? 'Same';
  const name = textAt(listener, 'name') || undefined;
  const kinds = itemsAt(listener, 'allowedRoutes', 'kinds').map((one) => textAt(one, 'kind') ?? '');
  const isHttps = textAt(listener, 'protocol') === 'HTTPS';
  const status = itemsAt(gateway, 'status', 'listeners').find((one) => textAt(one, 'name') === name);
  return {
    name,
    port: textAt(listener, 'port'),
    routeKinds: !isHttps ? [] : kinds.length > 0 ? kinds : ['HTTPRoute', 'GRPCRoute'],
    routesFrom: from === 'Same' ? 'same' : from === 'All' ? 'all' : 'selected',
    isRefused: itemsAt(status, 'conditions').some(
      (one) =>
        textAt(one, 'type') === 'ResolvedRefs' &&
        textAt(one, 'status') === 'False' &&
        textAt(one, 'reason') === 'RefNotPermitted',
    ),
  };
}

/** The name of a host may follow a namespace and a slash. */
function readIstioGateway(node: YamlNode, path: string): Served {
  return {
    servedBy: 'istioGateway',
    bindings: itemsAt(node, 'spec', 'servers').flatMap((server, at): readonly TlsBinding[] => {
      const own = `${path}spec.servers[${at}].`;
      const hosts = itemsAt(server, 'hosts').map((item, index) => {
        const host = located(item, `${own}hosts[${index}]`);
        return host && { ...host, value: host.value.slice(host.value.indexOf('/') + 1) };
      });
      return bindingOf(hosts, referenceAt(server, own, 'tls', 'credentialName'));
    }),
  };
}

/** If all hosts are templates, the binding is unknown; without hosts it applies to any. */
function bindingOf(
  given: readonly (Located<string> | undefined)[],
  secrets: TlsBinding['secrets'],
): readonly TlsBinding[] {
  const hosts = given.filter(isNamed);
  return secrets.length === 0 || (given.length > 0 && hosts.length === 0) ? [] : [{ hosts, secrets }];
}

function isNamed(host: Located<string> | undefined): host is Located<string> {
  return host !== undefined && host.value !== '' && !isTemplated(host.value);
}

/** The AWS load balancer takes certificates from ACM only (kubernetes-sigs.github.io/aws-load-balancer-controller). */
const NO_SECRETS = /^alb$/;

/**
 * Annotations by which cert-manager or a cloud provides the certificates, or another server ends TLS, by their documents; and those of a
 * canary, whose `tls` ingress-nginx ignores.
 */
const PROVIDED: readonly RegExp[] = [
  /^(?:cert-manager|certmanager\.k8s)\.io\/(?:cluster-)?issuer$/,
  /^kubernetes\.io\/tls-acme$/,
  /(?:^|[./-])(?:managed-certificates|pre-shared-cert|certmap|certificate-arn|tls-cert-keyvault-uri|appgw-ssl-certificate)$/,
  /\/ssl-passthrough$/,
  /^nginx\.ingress\.kubernetes\.io\/canary$/,
];

function isProvidedElsewhere(node: YamlNode): boolean {
  const annotations = childOf(node, 'metadata', 'annotations');
  if (annotations?.kind !== 'map') return false;
  return annotations.entries.some(
    ({ key }) => PROVIDED.some((pattern) => pattern.test(key)) && scalarAt(annotations, key)?.value !== 'false',
  );
}
