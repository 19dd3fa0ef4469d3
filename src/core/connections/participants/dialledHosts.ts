import { flagText, flagUri, flagView } from '../../cluster/nodes/flags.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { type DialledUrl, firstServiceIp, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type KubeconfigView, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { belongsToNode } from './belonging.ts';

/** A host name or address under which a server of the node is dialled. */
export interface DialledHost {
  /** Without brackets. */
  readonly host: string;
  readonly why:
    | 'service-name'
    | 'service-ip'
    | 'advertise-address'
    | 'kubeconfig'
    | 'etcd-client'
    | 'etcd-advertised'
    | 'etcd-peer';
  /** Where the host is written down; absent for the names every pod uses. */
  readonly at?: Location;
  readonly kubeconfig?: KubeconfigView;
}

const SERVICE_NAMES = ['kubernetes.default.svc', 'kubernetes', 'kubernetes.default'];

/** The names in-cluster clients use, the first service addresses, the advertised address, and kubeconfigs' servers. */
export function apiserverHosts(node: NodeView): readonly DialledHost[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  const domain = clusterDomain(node);
  const names = domain ? [...SERVICE_NAMES, `kubernetes.default.svc.${domain}`] : SERVICE_NAMES;
  const hosts: DialledHost[] = names.map((host) => ({ host, why: 'service-name' }));
  const at = (flag: string): Location | undefined => {
    const view = flagView(apiserver, flag);
    return view && apiserver && { uri: flagUri(apiserver, view.flag), span: view.flag.valueSpan };
  };
  // Of two ranges the Service `kubernetes` lives in the first; kubeadm names no address of the second.
  const [range = ''] = listOf(flagText(apiserver, 'service-cluster-ip-range'));
  const serviceIp = firstServiceIp(range);
  if (serviceIp) hosts.push({ host: serviceIp, why: 'service-ip', at: at('service-cluster-ip-range') });
  const advertised = flagText(apiserver, 'advertise-address');
  if (advertised && !isTemplated(advertised) && !isUnspecified(advertised)) {
    hosts.push({ host: advertised, why: 'advertise-address', at: at('advertise-address') });
  }
  for (const kubeconfig of node.kubeconfigs) {
    const server = kubeconfigHost(kubeconfig);
    if (server && belongsToNode(node, kubeconfig)) hosts.push({ ...server, why: 'kubeconfig', kubeconfig });
  }
  return hosts;
}

/** The hosts of `--etcd-servers` that are this node's own etcd, and those it advertises. */
export function etcdHosts(node: NodeView): readonly DialledHost[] {
  const apiserver = componentOf(node, 'kube-apiserver');
  const etcd = componentOf(node, 'etcd');
  const advertised = tlsHosts(flagText(etcd, 'advertise-client-urls'));
  const own = new Set([
    ...advertised,
    ...tlsHosts(flagText(etcd, 'listen-client-urls')),
    flagText(apiserver, 'advertise-address'),
  ]);
  const place = (component: typeof etcd, flag: string): Location | undefined => {
    const view = flagView(component, flag);
    return view && component && { uri: flagUri(component, view.flag), span: view.flag.valueSpan };
  };
  const dialled = tlsHosts(flagText(apiserver, 'etcd-servers')).filter((host) => isLoopback(host) || own.has(host));
  return [
    ...dialled.map((host): DialledHost => ({ host, why: 'etcd-client', at: place(apiserver, 'etcd-servers') })),
    ...advertised.map(
      (host): DialledHost => ({ host, why: 'etcd-advertised', at: place(etcd, 'advertise-client-urls') }),
    ),
  ];
}

/** The hosts under which the other members dial this one. */
export function etcdPeerHosts(node: NodeView): readonly DialledHost[] {
  const etcd = componentOf(node, 'etcd');
  const view = flagView(etcd, 'initial-advertise-peer-urls');
  if (!etcd || !view) return [];
  const at = { uri: flagUri(etcd, view.flag), span: view.flag.valueSpan };
  return tlsHosts(view.flag.value).map((host) => ({ host, why: 'etcd-peer', at }));
}

/** What a client of the kubeconfig verifies: `tls-server-name`, else the host of `server`. Undefined behind a proxy or without https. */
function kubeconfigHost({
  uri,
  current,
}: KubeconfigView): { readonly host: string; readonly at: Location } | undefined {
  const cluster = current.cluster?.cluster;
  if (!cluster?.server || cluster.proxyUrl || cluster.insecureSkipTlsVerify?.value === true) return undefined;
  const { value, span } = cluster.server;
  const name = cluster.tlsServerName;
  if (isTemplated(value)) return undefined;
  const [host] = tlsHosts(value);
  if (host === undefined) return undefined;
  return name && name.value !== '' ? { host: name.value, at: { uri, span: name.span } } : { host, at: { uri, span } };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isUnspecified(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Hosts of https URLs, where one can be dialled. */
function tlsHosts(value: string | undefined): readonly string[] {
  return parseUrls(value)
    .filter(({ scheme, host }) => scheme === 'https' && host !== '' && !isUnspecified(host) && !isTemplated(host))
    .map(({ host }) => host);
}

/** From the issuer of service-account tokens, which kubeadm writes as `https://kubernetes.default.svc.<domain>`. */
function clusterDomain(node: NodeView): string | undefined {
  const issuer = flagText(componentOf(node, 'kube-apiserver'), 'service-account-issuer') ?? '';
  return /^https:\/\/kubernetes\.default\.svc\.([a-z0-9][a-z0-9.-]*[a-z0-9])\/?$/.exec(issuer)?.[1];
}

/** The https URLs of the members that `--initial-cluster` lists as name=URL. */
export const memberUrls = derived((etcd: ComponentView): readonly DialledUrl[] => {
  const urls = listOf(flagText(etcd, 'initial-cluster')).map((entry) => entry.slice(entry.indexOf('=') + 1));
  return parseUrls(urls.join(',')).filter(({ scheme, host }) => scheme === 'https' && !isTemplated(host));
});
