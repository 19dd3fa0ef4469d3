import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { ConnectingSide } from '../../uses/side/side.ts';
import { connectingTo, type SidesOf } from '../../uses/sides.ts';

/** The client with the CA that the controller manager of the cluster publishes to pods, if it verifies by that. */
export function withPublishedTrust(client: ConnectingSide, cluster: NodeView, sides: SidesOf): ConnectingSide {
  const { trustsPublished: at, isInsecure, unreadTrust } = client;
  if (!at || isInsecure || unreadTrust) return client;
  const published = connectingTo(cluster, 'api', sides).find(
    ({ end, isUnused }) => end.component === 'pod' && !isUnused,
  );
  if (published?.trusts) return { ...client, trusts: { ...published.trusts, at } };
  return { ...client, unreadTrust: phrase('the CA that the cluster publishes to pods') };
}
