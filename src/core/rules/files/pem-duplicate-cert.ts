import { certificateFields } from '../../cluster/nodes/certificateFields.ts';
import { type Artifact, type CertificateArtifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import { groupBy } from '../../model/collections/lookup.ts';
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

/** The blocks that are read as a unit: a field of an object, or a PEM file. YAML may repeat a block in each of its objects. */
function bundlesOf(file: DecodedFile): readonly (readonly Artifact[])[] {
  const fields = certificateFields(file).map(({ artifacts }) => artifacts);
  const blocks = file.artifacts.filter((artifact) => yamlPathOf(artifact) === undefined);
  return file.format === 'pem' ? [...fields, blocks] : fields;
}

/** Copies that are named one by one, and that a fix deletes. */
const MAX_COPIES = 100;

/** One finding a certificate, at its second copy. */
function* repeated(
  file: DecodedFile,
  bundle: readonly Artifact[],
): Iterable<IssueOf<(typeof FILES)['pem-duplicate-cert']>> {
  const read = bundle.filter(
    (artifact): artifact is CertificateArtifact => artifact.kind === 'certificate' && !artifact.origin.hiddenFromGo,
  );
  for (const [first, ...copies] of groupBy(read, ({ certificate }) => certificate.sha256).values()) {
    const [second, ...others] = copies.map(placeOf);
    if (!first || !second) continue;
    const related = [relatedPlace(placeOf(first), phrase('The first copy'))];
    if (others.length === 0) {
      const fixes = removeBlock(file, second.span, phrase('Delete this copy'));
      yield { message: 'twice', at: second, related, fixes };
      continue;
    }
    for (const other of others.slice(0, MAX_COPIES)) related.push(relatedPlace(other, phrase('Another copy')));
    const edits = [second, ...others].flatMap(({ span }) =>
      removeBlock(file, span, phrase('Delete this copy')).flatMap((fix) => fix.edits),
    );
    const title = phrase('Delete {count} copies', { count: copies.length });
    const fixes = copies.length > MAX_COPIES || edits.length === 0 ? [] : [{ title, edits }];
    yield { message: 'often', data: { count: copies.length + 1 }, at: second, related, fixes };
  }
}
