import { yamlPathOf } from '../../model/artifact.ts';
import { removeBlock } from '../blockEdits.ts';
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
            fixes: removeBlock(file, at.span, 'Delete this one'),
          };
        }
      }
    }
  },
});
