import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { TalosDocument, TalosPair } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { fieldCredentials } from '../../uses/lookup/servingSecret.ts';
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
      certificate: talosSource(pair.certificate, document),
      key: talosSource(pair.key, document),
    })),
  ),
);

/** A field as what it gives; undefined if it gives no PEM. */
function talosSource(field: EncodedField | undefined, { uri }: TalosDocument): CredentialSource | undefined {
  return field?.content === 'pem' ? fieldCredentials(field, untrusted(field.path), uri) : undefined;
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
