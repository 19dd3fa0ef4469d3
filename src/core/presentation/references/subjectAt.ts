import { certificateFieldAt } from '../../cluster/nodes/certificateFields.ts';
import { type Artifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Report } from '../../model/report.ts';
import { FILE_START, type Span, spanContains } from '../../model/source/span.ts';
import { pathReferenceAt } from './pathReferences.ts';
import type { PathReference } from './reference.ts';

/** What a place in a document is about: the file its path leads to, the blocks it holds, or the whole document. */
export type Subject =
  | { readonly kind: 'file'; readonly file: DecodedFile; readonly span: Span; readonly lead?: PathReference }
  | { readonly kind: 'artifacts'; readonly artifacts: readonly Artifact[]; readonly span: Span };

/**
 * Undefined where there is nothing of the PKI: at a path that leads nowhere, at other text of YAML, in files that are
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
