import { fieldMaterial } from '../../connections/participants/servingSecret.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { TalosDocument, TalosPair } from '../../model/documents/talos.ts';
import type { Material } from '../../model/material.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { perNode } from '../engine/perNode.ts';
import { objectsOf } from '../subjects/objectDocuments.ts';

/** A pair of a Talos document with what its halves give; a half is absent where it is, and where its content is no PEM. */
export interface PlacedTalosPair {
  readonly document: TalosDocument;
  readonly pair: TalosPair;
  readonly certificate?: Material;
  readonly key?: Material;
}

/** Those of files that are in use. */
export const talosPairs = perNode((node): readonly PlacedTalosPair[] =>
  objectsOf(node, 'talos').flatMap(({ document }) =>
    document.pairs.map((pair) => ({
      document,
      pair,
      certificate: talosMaterial(pair.certificate, document),
      key: talosMaterial(pair.key, document),
    })),
  ),
);

/** A field as what it gives; undefined where it gives no PEM. */
function talosMaterial(field: EncodedField | undefined, { uri }: TalosDocument): Material | undefined {
  return field?.content === 'pem' ? fieldMaterial(field, untrusted(field.path), uri) : undefined;
}
