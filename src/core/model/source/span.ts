/** Half-open range of UTF-16 code units of a text, counted as VS Code counts them; of bytes in a binary file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a file. `uri` is the file's URI as text; two equal texts are the same file. */
export interface Location {
  readonly uri: string;
  readonly span: Span;
}

/** The very start of a file: where a finding about a whole file points. */
export const FILE_START: Span = { start: 0, end: 0 };

export function spanContains(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}

/** Whether an offset stands before a value on its line, where nothing but the value's key is. */
export function isOnKey(text: string, { start }: Span, offset: number): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return offset >= line && offset < start && /^[\s-]*["']?[\w.][\w.-]*["']?:\s*["']?$/.test(text.slice(line, start));
}
