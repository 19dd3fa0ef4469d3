import { append, groupBy } from '../../model/collections/lookup.ts';
import type { SecretDocument, TlsServerDocument } from '../../model/documents/objects.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import type { HostServer, SecretPair } from '../side/hostServer.ts';
import { sidesOf } from '../sides.ts';

/** The entries of each Ingress, and the listeners of each Gateway. */
export const hostServersOf = derivedOfLatest(
  (node: NodeView): ReadonlyMap<TlsServerDocument, readonly HostServer[]> =>
    groupBy(sidesOf(node).serving, ({ server }) => server),
);

/** The places where Ingresses and Gateways serve the pair of a Secret. */
export function pairsFrom(node: NodeView, secret: SecretDocument): readonly SecretPair[] {
  return pairsBySecret(node).get(secret) ?? [];
}

const pairsBySecret = derivedOfLatest((node: NodeView): ReadonlyMap<SecretDocument, readonly SecretPair[]> => {
  const found = new Map<SecretDocument, SecretPair[]>();
  for (const { pairs } of sidesOf(node).serving) {
    for (const pair of pairs) append(found, pair.secret, pair);
  }
  return found;
});
