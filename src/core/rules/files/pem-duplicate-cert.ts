import { certificateFields } from '../../cluster/nodes/certificateFields.ts';
import { type Artifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { phrase } from '../../model/text/text.ts';
import { removeBlock } from '../edits/flagEdits.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';

/** A bundle that was appended to itself. */
export const pemDuplicateCert = defineRule(FILES['pem-duplicate-cert'], {
  *check(node) {
    for (const { file, archived } of node.files) {
      if (archived) continue;
      for (const bundle of bundlesOf(file)) yield* repeated(file, bundle);
    }
  },
});

/** What is read as a unit: a field of an object, or a PEM file. YAML may repeat a block in each of its objects. */
function bundlesOf(file: DecodedFile): readonly (readonly Artifact[])[] {
  const fields = certificateFields(file).map(({ artifacts }) => artifacts);
  const blocks = file.artifacts.filter((artifact) => yamlPathOf(artifact) === undefined);
  return file.format === 'pem' ? [...fields, blocks] : fields;
}

function* repeated(
  file: DecodedFile,
  bundle: readonly Artifact[],
): Iterable<IssueOf<(typeof FILES)['pem-duplicate-cert']>> {
  const seen = new Map<string, Artifact>();
  for (const artifact of bundle) {
    if (artifact.kind !== 'certificate' || artifact.origin.hiddenFromGo) continue;
    const { sha256 } = artifact.certificate;
    const first = seen.get(sha256);
    if (!first) {
      seen.set(sha256, artifact);
      continue;
    }
    const at = placeOf(artifact);
    yield {
      message: 'twice',
      at,
      related: [relatedPlace(placeOf(first), phrase('The first copy'))],
      fixes: removeBlock(file, at.span, phrase('Delete this copy')),
    };
  }
}
