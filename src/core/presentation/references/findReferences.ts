import { certificateFieldAt } from '../../cluster/nodes/certificateFields.ts';
import { type Artifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Report } from '../../model/report.ts';
import { FILE_START, type Location, type Span, spanContains } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { pathReferenceAt } from './pathReferences.ts';
import type { PathReference, Reference } from './reference.ts';
import { type ReferenceIndex, referenceIndex } from './referenceIndex.ts';

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
        { label: phrase('Copy of the same certificate'), at: { uri: other, span }, role: 'copy' },
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

/** The subject of a place in a document: the file that its path names, the blocks that it contains, or the whole document. */
export type Subject =
  | { readonly kind: 'file'; readonly file: DecodedFile; readonly span: Span; readonly lead?: PathReference }
  | { readonly kind: 'artifacts'; readonly artifacts: readonly Artifact[]; readonly span: Span };

/**
 * Undefined if there is nothing of the PKI: at a path that leads nowhere, at other text of YAML, in files that are
 * not in the report. `offset` must stand on the path, or anywhere in a block or field.
 */
export function subjectAt(report: Report, uri: string, offset: number): Subject | undefined {
  const file = report.files.get(uri);
  if (!file) return undefined;
  const lead = pathReferenceAt(report, uri, offset);
  if (lead) {
    const { resolution, at } = lead.reference;
    return resolution.kind === 'file' ? { kind: 'file', file: resolution.file, span: at.span, lead } : undefined;
  }
  const field = certificateFieldAt(file, offset);
  if (field) return { kind: 'artifacts', artifacts: field.artifacts, span: field.span };
  const block = file.artifacts.find((one) => yamlPathOf(one) === undefined && spanContains(one.origin.span, offset));
  if (block) return { kind: 'artifacts', artifacts: [block], span: block.origin.span };
  return file.documents.length === 0 && file.artifacts.length > 0
    ? { kind: 'file', file, span: FILE_START }
    : undefined;
}
