import { leafOf } from '../../model/material.ts';
import type { NodeView } from '../../model/node.ts';
import { type PlacedTalosPair, talosPairs } from './talosPairs.ts';

/** The certificates that talosctl or a machine's image pulls are known by, one of CAs left out. */
export function talosClients(node: NodeView) {
  return talosPairs(node).flatMap((placed) => {
    const leaf = placed.pair.role === 'authority' ? undefined : leafOf(placed.certificate);
    return leaf ? [{ ...placed, leaf }] : [];
  });
}

/** Who shows it: the context of a talosconfig, or a registry's name. */
export function clientName({ pair }: PlacedTalosPair): string {
  return pair.name ?? '';
}
