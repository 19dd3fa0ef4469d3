import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { TalosDocument, TalosPair } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { talosCredentials } from '../../uses/lookup/talosContexts.ts';
import { perNode } from '../engine/rule.ts';

/** A pair of a Talos document with what its halves give; a half is absent if it is, and where its content is no PEM. */
export interface PlacedTalosPair {
  readonly document: TalosDocument;
  readonly pair: TalosPair;
  readonly certificate?: CredentialSource | undefined;
  readonly key?: CredentialSource | undefined;
}

/** The pairs in files that are in use. */
export const talosPairs = perNode((node): readonly PlacedTalosPair[] =>
  objectsOf(node, 'talos').flatMap(({ document }) =>
    document.pairs.map((pair) => ({
      document,
      pair,
      certificate: pemOf(pair.certificate, document),
      key: pemOf(pair.key, document),
    })),
  ),
);

function pemOf(field: EncodedField | undefined, document: TalosDocument): CredentialSource | undefined {
  return field?.content === 'pem' ? talosCredentials(field, document) : undefined;
}

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
