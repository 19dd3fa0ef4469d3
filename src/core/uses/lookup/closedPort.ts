import { flagUrls } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import type { DialedUrl } from '../../kubernetes/values/flagValue.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { isLoopback } from './hosts.ts';

/** The service at a port of the node's etcd that does not serve clients: none, or another one. */
export type ClosedPort = 'closed' | 'peers' | 'metrics';

const OTHER_LISTENERS = [
  ['peers', 'listen-peer-urls'],
  ['metrics', 'listen-metrics-urls'],
] as const;

/** Undefined if the node's etcd listens for clients at the port, if this is not known, and for a URL that may lead to another etcd. */
export function closedPort(node: NodeView, { host, port }: DialedUrl): ClosedPort | undefined {
  const members = node.components.filter(({ name }) => name === 'etcd');
  const urls = (flag: string) => members.flatMap((member: ComponentView) => flagUrls(member, flag));
  const listening = urls('listen-client-urls');
  if (listening.length === 0 || members.some((member) => unreadFor(member, 'listen-client-urls'))) return undefined;
  const isOwn = isLoopback(host) || listening.some((one) => one.host === host);
  if (!isOwn || port === undefined || listening.some((one) => one.port === port)) return undefined;
  const other = OTHER_LISTENERS.find(([, flag]) => urls(flag).some((one) => one.port === port));
  return other?.[0] ?? 'closed';
}
