import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { TLS_KEYS } from '../../kubernetes/objects/secret.ts';
import type { FieldContent } from '../../model/documents/located.ts';
import type { SecretDocument, SecretEntry } from '../../model/documents/objects.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { placeOfEntry, secretName } from '../subjects/tlsSecrets.ts';

/** One way of writing the keys of a Secret wrongly: usually all are written by the same command, so it is one cause. */
export interface FieldMistake {
  readonly secret: SecretDocument;
  readonly entries: readonly [SecretEntry, ...SecretEntry[]];
  readonly text: string;
}

/** Each Secret in which keys of a TLS Secret have the content, with those keys; PEM text is as wrong under any other key. */
export function* fieldMistakes(node: NodeView, content: FieldContent): Generator<FieldMistake> {
  for (const { document: secret, nodeFile } of objectsOf(node, 'secret')) {
    for (const place of ['data', 'stringData'] as const) {
      const [first, ...others] = secret.entries.filter(
        (entry) =>
          entry.place === place && entry.field.content === content && (content === 'rawPem' || TLS_KEYS.has(entry.key)),
      );
      if (first) yield { secret, entries: [first, ...others], text: nodeFile.file.text ?? '' };
    }
  }
}

/** The report of all rules about such a mistake: the keys by name, the first of them as the place. */
export function mistakeIssue({ secret, entries }: FieldMistake) {
  const [first, ...others] = entries;
  return {
    data: { secret: secretName(secret), keys: entries.map(({ key }) => key).join(', ') },
    at: placeOfEntry(secret, first),
    related: others.map((entry) => relatedPlace(placeOfEntry(secret, entry), phrase('The same mistake'))),
  };
}

/** Renames `data` to `stringData` or back, if every value under it belongs in the other and the other does not exist. */
export function renamePlace({ secret, entries, text }: FieldMistake): readonly Fix[] {
  const [{ place }] = entries;
  const [from, taken] =
    place === 'data' ? [secret.dataKey, secret.stringDataKey] : [secret.stringDataKey, secret.dataKey];
  const to = place === 'data' ? 'stringData' : 'data';
  const renamed = place === 'data' ? ownText('stringData') : ownText('data');
  if (!from || taken || secret.entries.length !== entries.length) return [];
  const at = text.slice(from.start, from.end).indexOf(place);
  if (at < 0) return [];
  // A quoted key keeps its quotes.
  const span = { start: from.start + at, end: from.start + at + place.length };
  return [
    { title: phrase('Rename {place} to {to}', { place, to }), edits: [{ uri: secret.uri, span, text: renamed }] },
  ];
}
