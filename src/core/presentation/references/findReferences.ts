import { type Artifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Report } from '../../model/report.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import type { Reference } from './reference.ts';
import { type ReferenceIndex, referenceIndex } from './referenceIndex.ts';
import { type Subject, subjectAt } from './subjectAt.ts';

/**
 * Every use of a file in the workspace: the flags, fields and units that name it, and the uses of each certificate
 * it holds.
 */
export function referencesToFile(report: Report, uri: string): readonly Reference[] {
  const index = referenceIndex(report);
  const file = report.files.get(uri);
  return distinct([...index.referencesTo(uri), ...(file ? usesOfArtifacts(index, topLevel(file), uri) : [])]);
}

/**
 * Every use of a block: for a certificate whatever holds or names the same DER, the block itself left out; for any
 * other block what names its file.
 */
export function referencesToArtifact(report: Report, artifact: Artifact): readonly Reference[] {
  return usesOfSubject(report, { kind: 'artifacts', artifacts: [artifact], span: artifact.origin.span });
}

/**
 * The uses of what lies at an offset, that place itself left out: of the file a path leads to, of a field's or block's
 * content, of the whole file.
 */
export function referencesAt(report: Report, uri: string, offset: number): readonly Reference[] {
  const subject = subjectAt(report, uri, offset);
  return subject ? usesOfSubject(report, subject) : [];
}

/** Without the places that the subject itself is. */
function usesOfSubject(report: Report, subject: Subject): readonly Reference[] {
  if (subject.kind === 'file') {
    const own = subject.lead?.reference.at;
    return referencesToFile(report, subject.file.uri).filter(
      ({ at }) => at.uri !== own?.uri || at.span.start !== own.span.start || at.span.end !== own.span.end,
    );
  }
  const index = referenceIndex(report);
  const uses = subject.artifacts.flatMap((artifact) => {
    const { uri } = artifact.origin;
    const named = yamlPathOf(artifact) === undefined ? index.referencesTo(uri) : [];
    return [...named, ...usesOfArtifacts(index, [artifact], uri)];
  });
  const isOwn = ({ at }: Reference) =>
    subject.artifacts.some(({ origin }) => origin.uri === at.uri && overlaps(origin.span, at.span));
  return distinct(uses.filter((use) => !isOwn(use)));
}

function usesOfArtifacts(index: ReferenceIndex, artifacts: readonly Artifact[], uri: string): readonly Reference[] {
  return artifacts.flatMap((artifact) => {
    if (artifact.kind !== 'certificate') return [];
    return index.placesOf(artifact.certificate.sha256).flatMap(({ artifact: held, use }): readonly Reference[] => {
      if (use) return [use];
      const { uri: other, span } = held.origin;
      if (other === uri) return [];
      return [
        ...index.referencesTo(other),
        { label: phrase('A copy of the same certificate'), at: { uri: other, span }, role: 'copy' },
      ];
    });
  });
}

/** Blocks of the file's own, not those of its fields. */
function topLevel({ artifacts }: DecodedFile): readonly Artifact[] {
  return artifacts.filter((artifact) => yamlPathOf(artifact) === undefined);
}

function distinct(uses: readonly Reference[]): readonly Reference[] {
  const byPlace = new Map<string, Reference>();
  for (const use of uses) {
    const key = `${use.at.span.start}-${use.at.span.end} ${use.at.uri}`;
    if (!byPlace.has(key)) byPlace.set(key, use);
  }
  return [...byPlace.values()];
}

function overlaps(a: Location['span'], b: Location['span']): boolean {
  return a.start < b.end && b.start < a.end;
}
