import type { Span } from '../../model/source/span.ts';

/**
 * The parts of a YAML stream, each parsed for itself. A `---` or `...` in column 0 ends a document even inside a
 * scalar (YAML 1.2 §9.1.2), so lines alone decide. A part begins with its `---` line; comments and directives before
 * it belong to it.
 */
export function splitDocuments(text: string): readonly Span[] {
  const parts: Span[] = [];
  let start = 0;
  let onlyPreamble = true;
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (/^---(?:\s|$)/.test(content)) {
      if (!onlyPreamble) {
        parts.push({ start, end: line.start });
        start = line.start;
      }
      onlyPreamble = false;
    } else if (/^\.\.\.(?:\s|$)/.test(content)) {
      parts.push({ start, end: line.end });
      start = line.end;
      onlyPreamble = true;
    } else if (onlyPreamble && !/^\uFEFF?\s*(?:[#%]|$)/.test(content)) {
      onlyPreamble = false;
    }
  }
  if (start < text.length) parts.push({ start, end: text.length });
  return parts;
}

/** Lines with their ends; LF, CRLF and lone CR end one. */
function* linesOf(text: string): Generator<Span> {
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    if (text[end] === '\r' && text[end + 1] === '\n') end++;
    end = Math.min(end + 1, text.length);
    yield { start, end };
    start = end;
  }
}
