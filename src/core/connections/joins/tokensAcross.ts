import { clustersOf, sharedKeysOf } from '../../cluster/nodes/clusters.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { Connection } from '../../model/connection.ts';
import { privateKeyOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import type { TokenSigner } from '../../uses/side/side.ts';
import { sidesOf, verifierOf } from '../../uses/sides.ts';
import { verifyTokens } from './byKey.ts';

/** Ids of two nodes of one cluster: what the first signs tokens with, the second does not accept. */
export type TokenPair = readonly [signer: string, verifier: string];

/**
 * The pairs of nodes between which tokens are rejected. Nodes that accept the same keys are one verifier, and a signer is paired with a few others,
 * so that the number of pairs grows with the number of nodes. An orderly rotation has no such pair.
 */
export function rejectedTokenPairs(nodes: readonly NodeView[]): readonly TokenPair[] {
  return clustersOf(nodes).flatMap((cluster) => {
    const verifiers = [...groupBy(cluster, (node) => keysOf(node).accepted.join(' ')).values()];
    return verifiers.flatMap((alike, at) => {
      const others = [...verifiers.slice(at + 1), ...verifiers.slice(0, at)];
      return alike.flatMap((signer) => pairsOf(signer, others.slice(0, MAX_VERIFIERS)));
    });
  });
}

/** Each signer starts with the next verifier, so every verifier is covered by some signer. */
const MAX_VERIFIERS = 8;

function pairsOf(signer: NodeView, others: readonly (readonly NodeView[])[]): readonly TokenPair[] {
  const { signed } = keysOf(signer);
  return others.flatMap(([verifier]): readonly TokenPair[] => {
    const { accepted = [] } = verifier ? keysOf(verifier) : {};
    const isRejected = accepted.length > 0 && signed.some((id) => !accepted.includes(id));
    return verifier && isRejected ? [[signer.id, verifier.id]] : [];
  });
}

/** The rejected tokens of a pair. */
export function tokensAcross(signer: NodeView, verifier: NodeView): readonly Connection[] {
  const side = verifierOf(verifier, 'tokens');
  if (!side) return [];
  return ownSigners(signer).flatMap((one) => {
    const connection = verifyTokens(one, side);
    return connection.verdict === 'broken' ? [connection] : [];
  });
}

interface TokenKeys {
  /** Ids of the keys that sign tokens. */
  readonly signed: readonly string[];
  /** Ids of the keys that the API server accepts, sorted; empty if they are not known. */
  readonly accepted: readonly string[];
}

const keysOf = derived((node: NodeView): TokenKeys => {
  const accepted = [...(sharedKeysOf(node, 'sa')?.ids ?? [])].sort();
  return { signed: ownSigners(node).flatMap((signer) => keyId(signer) ?? []), accepted };
});

/** A signer whose tokens its own node rejects is reported there. */
function ownSigners(node: NodeView): readonly TokenSigner[] {
  const accepted = sharedKeysOf(node, 'sa')?.ids;
  return sidesOf(node).signing.filter(
    (side): side is TokenSigner => side.service === 'tokens' && accepted?.has(keyId(side) ?? '') === true,
  );
}

function keyId({ key }: TokenSigner): string | undefined {
  return privateKeyOf(key)?.key.publicKey?.id;
}
