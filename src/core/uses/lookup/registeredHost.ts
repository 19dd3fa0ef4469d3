import type { NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import type { ConnectingSide, ListeningSide } from '../side/side.ts';
import { advertisedAddress } from './hosts.ts';

/**
 * The host by which a client connects to the kubelet of the node, which is also what it verifies; undefined if no file shows it. The address of
 * an API server on the node is that of the Node.
 */
export function registeredHost(
  client: ConnectingSide,
  server: ListeningSide,
  node: NodeView,
): { readonly value: string; readonly at: Location } | undefined {
  const [type = ''] = client.addressTypes ?? [];
  const registered = server.advertises.find(({ why }) => why === TYPES[type]);
  const value = registered?.host ?? (type === 'InternalIP' ? advertisedAddress(node) : undefined);
  return value === undefined ? undefined : { value, at: registered?.at ?? client.at };
}

/** Each Node has these two; the others come from clouds. */
const TYPES: Readonly<Record<string, 'node-ip' | 'node-name'>> = { InternalIP: 'node-ip', Hostname: 'node-name' };
