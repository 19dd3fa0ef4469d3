import type { Report } from '../../model/report.ts';
import { spanContains } from '../../model/source/span.ts';
import type { PathReference } from './reference.ts';
import { referenceIndex } from './referenceIndex.ts';

/** Every path that a document names, in order, wherever it leads. */
export function pathReferencesOf(report: Report, uri: string): readonly PathReference[] {
  return referenceIndex(report).leadsIn(uri);
}

/** The path at an offset, or the only one of its line. */
export function pathReferenceAt(report: Report, uri: string, offset: number): PathReference | undefined {
  const leads = pathReferencesOf(report, uri);
  const exact = leads.find(({ reference }) => spanContains(reference.at.span, offset));
  if (exact) return exact;
  const text = report.files.get(uri)?.text ?? '';
  const sameLine = leads.filter(({ reference: { at } }) => !/[\r\n]/.test(between(text, at.span.start, offset)));
  return sameLine.length === 1 ? sameLine[0] : undefined;
}

function between(text: string, one: number, other: number): string {
  // A line this long is no list of flags; the cost of a look must not grow with the file.
  if (Math.abs(one - other) > 4096) return '\n';
  return text.slice(Math.min(one, other), Math.max(one, other));
}
