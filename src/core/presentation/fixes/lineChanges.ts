import type { Edit } from '../../model/finding.ts';

/** A line of a file as a diff shows it, with its line break: kept, removed or added. */
export interface ChangedLine {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
  /** The start of the line in the text before, or the place at which a line is inserted. */
  readonly start: number;
}

/** All lines of the text, with what the edits change of them. The edits do not overlap. */
export function lineChanges(text: string, edits: readonly Edit[]): readonly ChangedLine[] {
  const changed: ChangedLine[] = [];
  let at = 0;
  for (const { start, end, written } of wholeLines(text, edits)) {
    changed.push(...linesOf(' ', text.slice(at, start), at));
    const [before, after] = [linesOf('-', text.slice(start, end), start), linesOf('+', written, end)];
    // Lines that an edit touches without changing them, such as the one before an insertion, are kept.
    const head = equalLines(before, after);
    const tail = equalLines(before.slice(head).reverse(), after.slice(head).reverse());
    changed.push(...before.slice(0, head).map(asKept), ...before.slice(head, before.length - tail));
    changed.push(...after.slice(head, after.length - tail), ...before.slice(before.length - tail).map(asKept));
    at = end;
  }
  return [...changed, ...linesOf(' ', text.slice(at), at)];
}

/** How many lines both begin with. */
function equalLines(before: readonly ChangedLine[], after: readonly ChangedLine[]): number {
  const differs = before.findIndex((line, index) => line.text !== after[index]?.text);
  return differs < 0 ? before.length : differs;
}

function asKept(line: ChangedLine): ChangedLine {
  return { ...line, kind: ' ' };
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/** The edits, extended to whole lines; those that touch the same line are one. */
function wholeLines(text: string, edits: readonly Edit[]): readonly Replacement[] {
  const merged: Replacement[] = [];
  for (const { span, text: written } of edits.toSorted((one, other) => one.span.start - other.span.start)) {
    const last = merged.at(-1);
    const from = Math.max(lineStart(text, span.start), last?.end ?? 0);
    const isWhole = (written === '' || written.endsWith('\n')) && lineStart(text, span.end) === span.end;
    const to = isWhole ? span.end : lineEnd(text, span.end);
    if (last && span.start < last.end) {
      // The earlier edit has taken the rest of this line with it.
      const kept = last.written.slice(0, last.written.length - (last.end - span.start));
      const rest = text.slice(span.end, Math.max(to, last.end));
      merged[merged.length - 1] = { ...last, end: Math.max(to, last.end), written: kept + written + rest };
    } else {
      merged.push({ start: from, end: to, written: text.slice(from, span.start) + written + text.slice(span.end, to) });
    }
  }
  return merged;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function linesOf(kind: ChangedLine['kind'], text: string, from: number): readonly ChangedLine[] {
  let start = from;
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const placed = { kind, text: line, start };
    if (kind !== '+') start += line.length;
    return placed;
  });
}
