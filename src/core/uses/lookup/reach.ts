import { flagText, flagUrls } from '../../cluster/nodes/flags.ts';
import { isOpenHost } from '../../formats/placeholder.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import { type DialedUrl, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { securePort } from '../../kubernetes/versions/ports.ts';
import type { ConnectionEnd } from '../../model/connection.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';
import { etcdProcesses } from './etcdProcesses.ts';
import { canonicalHost, isLoopback, isUnspecified, tlsPort } from './hosts.ts';

/**
 * Whether the client has a TLS connection to the server on the same node: it uses TLS, and the server is one of its targets. Also true if its
 * targets are unknown. A kubeconfig may name a load balancer in front of the server.
 */
export function reaches(node: NodeView, client: ConnectingSide, server: ListeningSide): boolean {
  if (client.via || isPlainServer(server)) return false;
  return client.targets.length === 0 || client.targets.some(({ url }) => isTarget(node, url, server));
}

function isTarget(node: NodeView, url: DialedUrl, server: ListeningSide): boolean {
  const listener = listenerAt(server, url);
  if (listener?.scheme === 'http' || (url.scheme === 'http' && !isMistaken(node, url, server))) return false;
  return server.service !== 'etcd' || listensAt(node, url.host) || isAddressOf(node, url.host);
}

/** Whether the URL uses plain HTTP for a TLS port. A separate rule reports this, and certificates matter once it is fixed. */
function isMistaken(node: NodeView, url: DialedUrl, server: ListeningSide): boolean {
  return server.service === 'api' ? servesTls(node, url) : listenerAt(server, url)?.scheme === 'https';
}

/**
 * Whether the files show that an API server serves TLS at the address of a URL: the node's own listens there, or a kubeconfig connects to it with
 * https. The number of a port is no evidence.
 */
export function servesTls(node: NodeView, { host, port }: DialedUrl): boolean {
  if (port === undefined) return false;
  const isOwn = isLoopback(host) || isAddressOf(node, host);
  if (isOwn && tlsPort(componentOf(node, 'kube-apiserver')) === port) return true;
  return httpsAddresses(node).has(`${canonicalHost(host)} ${port}`);
}

const httpsAddresses = derived((node: NodeView): ReadonlySet<string> => {
  const servers = node.kubeconfigs.flatMap(({ clusters }) =>
    clusters.flatMap(({ cluster }) => parseUrls(cluster.server?.value)),
  );
  const secure = servers.filter(({ scheme, host }) => scheme === 'https' && !isOpenHost(host));
  return new Set(secure.map(({ host, port = 443 }) => `${canonicalHost(host)} ${port}`));
});

/** Whether none of the server's listeners uses TLS. */
export const isPlainServer = derived(
  ({ listeners = [] }: ListeningSide): boolean =>
    listeners.length > 0 && listeners.every(({ scheme }) => scheme === 'http'),
);

/** The listener that the URL leads to; among several candidates, one with the URL's scheme. */
export function listenerAt({ listeners = [] }: ListeningSide, url: DialedUrl): DialedUrl | undefined {
  const reached = listeners.filter(({ host, port }) => port === url.port && isReached(host, url.host));
  return reached.find(({ scheme }) => scheme === url.scheme) ?? reached[0];
}

/** A name may resolve to the address of any listener. */
function isReached(listening: string, dialed: string): boolean {
  if (isUnspecified(listening) || canonicalHost(listening) === canonicalHost(dialed)) return true;
  if (isLoopback(dialed)) return isLoopback(listening);
  return !isLoopback(listening) && parseIp(dialed) === undefined;
}

/** Whether kube-apiserver reaches the node's etcd at the host: etcd listens on it, advertises it, or has it as the name of its service. */
export function listensAt(node: NodeView, host: string): boolean {
  if (isLoopback(host)) return sharesLoopback(componentOf(node, 'kube-apiserver'), componentOf(node, 'etcd'));
  return etcdHosts(node).has(canonicalHost(host));
}

/** Whether two components of a machine reach each other at loopback. Containers of a compose file do in one network namespace only. */
export function sharesLoopback(one: ComponentView | undefined, other: ComponentView | undefined): boolean {
  const networkOf = (component: ComponentView | undefined) => component?.document?.service?.network ?? 'host';
  return !one?.document || !other?.document || networkOf(one) === networkOf(other);
}

const etcdHosts = derived((node: NodeView): ReadonlySet<string> => {
  const hosts = etcdProcesses(node).flatMap((etcd) => [
    ...[...flagUrls(etcd, 'advertise-client-urls'), ...flagUrls(etcd, 'listen-client-urls')].map(({ host }) => host),
    ...(etcd.document?.service?.hosts ?? []),
  ]);
  return new Set(hosts.map(canonicalHost));
});

/** The node's own server, whose manifest the kubelet cannot decode, if the URL leads to its usual port on the node; undefined otherwise. */
export function undecodedServer(
  node: NodeView,
  component: 'etcd' | 'kube-apiserver',
  { host, port = 443 }: DialedUrl,
): ConnectionEnd | undefined {
  const pod = node.undecodedPods?.find((one) => one.component === component);
  const isOwn = isLoopback(host) || isAddressOf(node, host) || etcdHosts(node).has(canonicalHost(host));
  const usual = component === 'etcd' ? ETCD_PORT : securePort(component);
  return pod && isOwn && port === usual ? { component, uri: pod.uri, node: node.id } : undefined;
}

/** etcd, server/embed: the port of clients by default. */
const ETCD_PORT = 2379;

/** Whether a component's flags give the host as an address of the node. */
export function isAddressOf(node: NodeView, host: string): boolean {
  return nodeAddresses(node).has(canonicalHost(host));
}

const nodeAddresses = derived((node: NodeView): ReadonlySet<string> => {
  const given = [
    flagText(componentOf(node, 'kube-apiserver'), 'advertise-address'),
    flagText(componentOf(node, 'kubelet'), 'node-ip'),
  ];
  return new Set(given.flatMap((addresses) => listOf(addresses)).map(canonicalHost));
});
