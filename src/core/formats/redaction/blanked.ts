import type { Span } from '../../model/source/span.ts';

/** The text with these parts blanked out, every other character at its place. */
export function blanked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), '.'.repeat(end - from));
    at = end;
  }
  return parts.join('') + text.slice(at);
}
