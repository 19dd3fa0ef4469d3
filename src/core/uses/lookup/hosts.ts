import { flagText, flagUri, flagUrls, flagView } from '../../cluster/nodes/flags.ts';
import { textOr } from '../../cluster/nodes/settings.ts';
import { isOpenHost } from '../../formats/placeholder.ts';
import { formatIp, parseIp } from '../../formats/x509/ipAddress.ts';
import { type DialedUrl, listOf, parseUrls } from '../../kubernetes/values/flagValue.ts';
import { securePort } from '../../kubernetes/versions/ports.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';

/** One spelling a host: addresses as Go prints them, names in lower case. */
export function canonicalHost(host: string): string {
  return canonicalHosts.get(host, () => {
    const address = parseIp(host);
    return address ? formatIp(address) : host.toLowerCase();
  });
}

/** A few for each node of a large workspace. */
const canonicalHosts = createBoundedCache<string>(20_000);

/** Whether the host is the machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether the host stands for every address of the machine. */
export function isUnspecified(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Hosts of https URLs that clients can connect to. */
export function tlsHosts(value: string | undefined): readonly string[] {
  return parseUrls(value)
    .filter(({ scheme, host }) => scheme === 'https' && host !== '' && !isUnspecified(host) && !isOpenHost(host))
    .map(({ host }) => host);
}

/** The https URLs of the members that `--initial-cluster` lists as name=URL. */
export const memberUrls = derived((etcd: ComponentView): readonly DialedUrl[] => {
  const urls = listOf(flagText(etcd, 'initial-cluster')).map((entry) => entry.slice(entry.indexOf('=') + 1));
  return parseUrls(urls.join(',')).filter(({ scheme, host }) => scheme === 'https' && !isOpenHost(host));
});

/** The hosts that a member says its peers reach it at, in order. */
export function ownPeerHosts(etcd: ComponentView | undefined): ReadonlySet<string> {
  return new Set(flagUrls(etcd, 'initial-advertise-peer-urls').map(({ host }) => canonicalHost(host)));
}

/** The address this node's API server is reached at; undefined if no flag says. */
export function advertisedAddress(node: NodeView): string | undefined {
  const address = flagText(componentOf(node, 'kube-apiserver'), 'advertise-address');
  return address && !isOpenHost(address) ? address : undefined;
}

/** The place of a flag's value; undefined if the flag is not set. */
export function valuePlace(component: ComponentView | undefined, flag: string): Location | undefined {
  const view = flagView(component, flag);
  return view && component && { uri: flagUri(component, view.flag), span: view.flag.valueSpan };
}

/** The port at which a kubelet serves TLS; undefined if it is not known. */
export function kubeletPort(kubelet: ComponentView | undefined): number | undefined {
  // A kubelet takes 0 in its configuration for the default.
  const port = textOr(kubelet, 'port', '0');
  return port === undefined ? undefined : Number(port) || securePort('kubelet');
}

/** The port at which an API server, a scheduler or a controller manager serves TLS; undefined if it is not known. */
export function tlsPort(server: ComponentView | undefined): number | undefined {
  const port = textOr(server, 'secure-port', String(securePort(server?.name ?? 'kube-apiserver')));
  return port === undefined ? undefined : Number(port);
}
