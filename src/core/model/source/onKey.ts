import type { Span } from './span.ts';

/** Whether an offset stands before a value on its line, where nothing but the value's key is. */
export function isOnKey(text: string, { start }: Span, offset: number): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return offset >= line && offset < start && /^[\s-]*["']?[\w.][\w.-]*["']?:\s*["']?$/.test(text.slice(line, start));
}
