import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { TalosDocument } from '../../model/documents/objects.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** Characters of the shortest value that was meant for a certificate or key. */
const SHORTEST = 100;

/** A certificate or key that Talos cannot decode: both files keep PEM in base64. */
export const talosFieldNotBase64 = defineRule(OBJECTS['talos-field-not-base64'], {
  *check(node) {
    for (const { document } of objectsOf(node, 'talos')) {
      for (const field of encodedFields(document)) {
        const message = mistakeOf(field);
        if (message === undefined) continue;
        const span = field.badAt ?? field.span;
        yield {
          message,
          data: { field: untrusted(field.path), offset: field.badOffset ?? 0 },
          at: { uri: document.uri, span },
        };
      }
    }
  },
});

function encodedFields({ form, pairs, trusted, keys }: TalosDocument): readonly EncodedField[] {
  if (form === 'configDocument') return [];
  const halves = pairs.flatMap(({ certificate, key }) => [certificate, key]);
  return [...halves, ...trusted, ...keys].filter((field) => field !== undefined);
}

function mistakeOf({ content, span }: EncodedField): 'rawPem' | 'badBase64' | 'doubleEncoded' | undefined {
  if (content === 'rawPem' || content === 'doubleEncoded') return content;
  return content === 'badBase64' && span.end - span.start >= SHORTEST ? content : undefined;
}
