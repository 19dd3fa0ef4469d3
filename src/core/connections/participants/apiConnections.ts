import { flagCredentials, flagText } from '../../cluster/nodes/flags.ts';
import { unknownOf } from '../../cluster/nodes/settings.ts';
import { sniServings } from '../../cluster/nodes/sniParts.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { securePort } from '../../kubernetes/versions/ports.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { isAnonymous } from './anonymousUser.ts';
import { belongsToNode } from './belonging.ts';
import { isLoopback } from './dialledHosts.ts';
import type { Endpoints } from './endpoints.ts';
import type { HandshakeSpec } from './handshakeSpec.ts';
import { kubeconfigRefusal } from './kubeconfigRefusal.ts';
import { apiserverAuthentication } from './requestAuthentication.ts';
import { servedPair } from './servedPair.ts';

/** Every kubeconfig's client dialling the API server its `server` names, and kube-proxy with the cluster's root CA. */
export function* apiConnections(node: NodeView, endpoints: Endpoints): Generator<HandshakeSpec> {
  for (const kubeconfig of node.kubeconfigs) {
    // Argo CD is no component that connections are drawn for.
    if (kubeconfig.document.dialect) continue;
    const spec = kubeconfigConnection(node, kubeconfig, endpoints) ?? contextConnection(node, kubeconfig);
    if (spec) yield spec;
  }
  const proxy = proxyConnection(node);
  if (proxy) yield proxy;
}

function kubeconfigConnection(
  node: NodeView,
  kubeconfig: KubeconfigView,
  endpoints: Endpoints,
): HandshakeSpec | undefined {
  const { uri, owner, current } = kubeconfig;
  const server = current.cluster?.cluster.server;
  if (!current.cluster || !server || isTemplated(server.value)) return undefined;
  const { cluster, certificateAuthority } = current.cluster;
  const [url] = parseUrls(server.value);
  if (!url) return undefined;
  const target = targetNode(node, kubeconfig, url.host, endpoints);
  const apiserver = target && componentOf(target, 'kube-apiserver');
  const name = cluster.tlsServerName;
  const user = current.user;
  const asked = name?.value || url.host;
  // The certificate of a public CA is often the one that is chosen by name: whether the system knows that CA no file tells.
  const isInsecure = cluster.insecureSkipTlsVerify?.value === true;
  const isForSystem = !certificateAuthority && !isInsecure && servedPair(apiserver, asked)?.isByName === true;
  const isHttp = url.scheme === 'http';
  const isTlsPort = url.port !== undefined && tlsPorts(apiserver).has(url.port);
  const via = cluster.proxyUrl
    ? phrase('the server behind the proxy {url}', { url: cluster.proxyUrl.value })
    : undefined;
  return {
    kind: kubeconfig.isBootstrap ? 'bootstrap' : 'api',
    domain: 'cluster',
    from: { component: owner, uri, node: node.id },
    to:
      apiserver && !via
        ? { component: 'kube-apiserver', uri: apiserver.uri, node: target?.id }
        : { component: 'kube-apiserver' },
    host: name?.value
      ? { value: name.value, at: { uri, span: name.span } }
      : { value: url.host, at: { uri, span: server.span } },
    clientCertificate: user?.clientCertificate,
    clientKey: user?.clientKey,
    clientHasOtherCredentials: Boolean(user?.user.token || user?.user.tokenFile || user?.user.otherMethod),
    isAnonymous: isAnonymous(node, kubeconfig),
    clientTrusts: certificateAuthority,
    clientIsInsecure: isInsecure,
    ...(via || isForSystem ? {} : apiserverSide(apiserver, asked)),
    demand: 'requested',
    missing:
      via ??
      (isHttp ? phrase('the server that answers plain HTTP at {url}', { url: server.value }) : undefined) ??
      (isForSystem ? phrase('the system’s root certificates') : undefined) ??
      (apiserver ? undefined : phrase('the API server at {url}', { url: server.value })),
    refusal: kubeconfigRefusal(node, kubeconfig, isHttp && isTlsPort),
    at: { uri, span: server.span },
  };
}

/** A client whose context is not there dials nobody; undefined where another file may define it. */
function contextConnection(node: NodeView, kubeconfig: KubeconfigView): HandshakeSpec | undefined {
  const { uri, owner, document } = kubeconfig;
  const { currentContext, contexts, clusters } = document;
  if (!currentContext?.value || (contexts.length === 0 && clusters.length === 0)) return undefined;
  if (contexts.some(({ name }) => name === currentContext.value)) return undefined;
  const apiserver = belongsToNode(node, kubeconfig) ? componentOf(node, 'kube-apiserver') : undefined;
  const at = { uri, span: currentContext.span };
  const { value: name } = currentContext;
  return {
    kind: 'api',
    domain: 'cluster',
    from: { component: owner, uri, node: node.id },
    to: { component: 'kube-apiserver', uri: apiserver?.uri, node: apiserver && node.id },
    demand: 'requested',
    refusal: {
      side: 'configuration',
      error: `context was not found for specified context: ${name}`,
      reason: phrase('The kubeconfig does not define the context "{name}".', { name }),
    },
    at,
  };
}

/** The API server's half of a handshake with its clients, as far as the host they ask for decides it. */
export function apiserverSide(
  apiserver: ComponentView | undefined,
  host?: string,
): Pick<
  HandshakeSpec,
  'serverCertificate' | 'serverKey' | 'servesByName' | 'serverTrusts' | 'unknownDemand' | 'authentication'
> {
  const served = servedPair(apiserver, host);
  return {
    serverCertificate: served?.certificate,
    serverKey: served?.key,
    servesByName: sniServings(apiserver).length > 0,
    serverTrusts: flagCredentials(apiserver, 'client-ca-file'),
    unknownDemand: apiserver?.document && unknownOf(apiserver, 'client-ca-file'),
    authentication: apiserverAuthentication(apiserver),
  };
}

/** The node whose address is dialled; this node itself for loopback and for a load balancer before its API servers. */
function targetNode(
  node: NodeView,
  kubeconfig: KubeconfigView,
  host: string,
  endpoints: Endpoints,
): NodeView | undefined {
  const isOwn = belongsToNode(node, kubeconfig);
  if (isOwn && isLoopback(host)) return node;
  const named = endpoints.apiserverAt(host);
  if (named) return named;
  return isOwn && componentOf(node, 'kube-apiserver') ? node : undefined;
}

/**
 * kubeadm's kube-proxy: a service-account token, and the CA that the controller manager publishes. It dials what
 * the kubelet dials, whose ConfigMap is not among the files.
 */
function proxyConnection(node: NodeView): HandshakeSpec | undefined {
  const manager = componentOf(node, 'kube-controller-manager');
  const apiserver = componentOf(node, 'kube-apiserver');
  const rootCa = flagCredentials(manager, 'root-ca-file');
  if (!rootCa || !apiserver || node.kubeconfigs.some(({ owner }) => owner === 'kube-proxy')) return undefined;
  const own = dialledByProxy(node);
  const server = own?.current.cluster?.cluster.server;
  const [url] = parseUrls(server?.value);
  return {
    kind: 'api',
    domain: 'cluster',
    from: { component: 'kube-proxy', node: node.id },
    to: { component: 'kube-apiserver', uri: apiserver.uri, node: node.id },
    host: url && own && server ? { value: url.host, at: { uri: own.uri, span: server.span } } : undefined,
    clientHasOtherCredentials: true,
    clientTrusts: rootCa,
    ...apiserverSide(apiserver, url?.host),
    demand: 'requested',
    at: rootCa.at,
  };
}

/** The address this node's API server is reached at; undefined where no flag says. */
export function advertisedAddress(node: NodeView): string | undefined {
  const address = flagText(componentOf(node, 'kube-apiserver'), 'advertise-address');
  return address && !isTemplated(address) ? address : undefined;
}

/** The kubeconfig whose server kube-proxy most likely dials too; one for `kubectl proxy` is none. */
function dialledByProxy({ kubeconfigs }: NodeView): KubeconfigView | undefined {
  return kubeconfigs.find(
    ({ hostPath, current }) =>
      /^\/etc\/kubernetes\/(admin|kubelet)\.conf$/.test(hostPath ?? '') &&
      parseUrls(current.cluster?.cluster.server?.value)[0]?.scheme === 'https',
  );
}

/** The ports at which an API server is surely asked for TLS: those that kubeadm and its imitators take, and its own. */
export function tlsPorts(apiserver: ComponentView | undefined): ReadonlySet<number> {
  return new Set([443, 6443, 8443, Number(flagText(apiserver, 'secure-port') ?? securePort('kube-apiserver'))]);
}
