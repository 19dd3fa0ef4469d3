import { yamlPathOf } from '../../model/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../text/span.ts';
import { placeOf, relatedPlace } from '../places.ts';
import { rfc7468 } from '../references.ts';
import { defineRule } from '../rule.ts';

/** A bundle that was appended to itself. */
export const pemDuplicateCert = defineRule({
  id: 'files/pem-duplicate-cert',
  severity: 'hint',
  basis: 'advice',
  title: 'A certificate occurs twice in one file',
  messages: { twice: 'The same certificate occurs twice in this file.' },
  docs: {
    why: 'It does no harm where certificates are trusted; where exactly one is wanted, it does.',
    fix: 'Delete one.',
    references: [rfc7468('5')],
  },
  *check(node) {
    for (const { file, archived } of node.files) {
      if (archived) continue;
      const seen = new Map<string, (typeof file.artifacts)[number]>();
      for (const artifact of file.artifacts) {
        if (artifact.kind !== 'certificate' || artifact.origin.hiddenFromGo) continue;
        const key = `${yamlPathOf(artifact)} ${artifact.certificate.sha256}`;
        const first = seen.get(key);
        if (!first) seen.set(key, artifact);
        else {
          const at = placeOf(artifact);
          yield {
            message: 'twice',
            at,
            related: [relatedPlace(placeOf(first), 'The first')],
            fixes: remove(file, at.span),
          };
        }
      }
    }
  },
});

/** Only in a file of its own: inside YAML the block has neighbours. */
function remove({ uri, format, text = '' }: DecodedFile, { start, end }: Span): readonly Fix[] {
  if (format !== 'pem') return [];
  const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ title: 'Delete this one', edits: [{ uri, span: { start, end: end + rest }, text: '' }] }];
}
