import { flagUrls } from '../../cluster/nodes/flags.ts';
import { parseIp } from '../../formats/x509/ipAddress.ts';
import type { DialledUrl } from '../../kubernetes/values/flagValue.ts';
import { derived } from '../../model/memo/derived.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { ListeningSide } from '../side/side.ts';
import { clientOf, listeningFor } from '../sides.ts';
import { canonicalHost } from './endpoints.ts';
import { advertisedAddress, isLoopback, isUnspecified } from './hosts.ts';

/** Whether a server uses TLS at one of its URLs at least, as one does of which no URL is known. */
export function usesTls({ urls = [] }: ListeningSide): boolean {
  return urls.length === 0 || urls.some(({ scheme }) => scheme === 'https');
}

/** The listener that a client of the URL reaches, if each that it may reach has the other scheme. */
export function otherScheme({ urls = [] }: ListeningSide, url: DialledUrl): DialledUrl | undefined {
  const reached = urls.filter(({ host, port }) => port === url.port && isReached(host, url.host));
  return reached.every(({ scheme }) => scheme !== url.scheme) ? reached[0] : undefined;
}

/** No file shows the address of a name, so it may be that of each listener. */
function isReached(listening: string, dialled: string): boolean {
  if (isUnspecified(listening) || canonicalHost(listening) === canonicalHost(dialled)) return true;
  if (isLoopback(dialled)) return isLoopback(listening);
  return !isLoopback(listening) && parseIp(dialled) === undefined;
}

/** The node's etcd, if a client on the node that connects to the host reaches it. */
export function ownEtcdAt(node: NodeView, host: string): ComponentView | undefined {
  const etcd = componentOf(node, 'etcd');
  return etcd && (isLoopback(host) || clientHosts(etcd).has(canonicalHost(host))) ? etcd : undefined;
}

/** Whether the host is the address of the node's API server, next to which an etcd that names no other host listens. */
export function isBesideEtcd(node: NodeView, host: string): boolean {
  return (
    componentOf(node, 'etcd') !== undefined && canonicalHost(advertisedAddress(node) ?? '') === canonicalHost(host)
  );
}

/** The hosts of etcd's listeners for clients, and those that it advertises. */
const clientHosts = derived(
  (etcd: ComponentView): ReadonlySet<string> =>
    new Set(
      [...flagUrls(etcd, 'advertise-client-urls'), ...flagUrls(etcd, 'listen-client-urls')].map(({ host }) =>
        canonicalHost(host),
      ),
    ),
);

/** A URL of `--etcd-servers` and the listener of the node's etcd that has the other scheme. */
export interface SchemeMismatch {
  readonly dialled: DialledUrl;
  readonly listener: DialledUrl;
}

/** Where the node's API server and etcd disagree on TLS. */
export function schemeMismatches(node: NodeView): readonly SchemeMismatch[] {
  const server = listeningFor(node, 'etcd');
  const targets = clientOf(node, 'kube-apiserver', 'etcd')?.targets ?? [];
  return targets.flatMap(({ url: dialled }) => {
    const isOwn = ownEtcdAt(node, dialled.host) !== undefined || isBesideEtcd(node, dialled.host);
    const listener = server && isOwn ? otherScheme(server, dialled) : undefined;
    return listener ? [{ dialled, listener }] : [];
  });
}
