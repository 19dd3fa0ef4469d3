import type { EncodedField } from '../../model/documents/located.ts';
import type { TalosDocument } from '../../model/documents/objects.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { defineRule } from '../engine/rule.ts';
import { objectsOf } from '../subjects/objectDocuments.ts';
import { TALOS_CONFIG_PAGE, TALOSCONFIG_PAGE } from './objectReferences.ts';

/** Characters of the shortest value that was meant for a certificate or key. */
const SHORTEST = 100;

/** A certificate or key that Talos cannot decode: both files keep PEM in base64. */
export const talosFieldNotBase64 = defineRule({
  id: 'objects/talos-field-not-base64',
  severity: 'error',
  basis: 'observed',
  title: 'A certificate or key in a Talos configuration is not base64 of PEM',
  messages: {
    rawPem: '{field} holds PEM text where its base64 is expected: Talos fails with `illegal base64 data`.',
    badBase64: '{field} is not base64: `illegal base64 data at input byte {offset}`.',
    doubleEncoded: '{field} is encoded twice: decoding it gives base64, not PEM.',
  },
  docs: {
    why: 'The fields of the machine configuration, of the secrets bundle and of talosconfig take the base64 of PEM text. The documents beside the machine configuration, such as RegistryTLSConfig, take the PEM text itself; what fits one does not fit the other.',
    fix: 'Encode the file once, without line breaks: `base64 -w0 ca.crt`.',
    references: [TALOS_CONFIG_PAGE, TALOSCONFIG_PAGE],
  },
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
