import type { Span } from '../../../src/core/index.ts';

/** Levels of a decoded document that are looked through. */
const MAX_DEPTH = 12;

/** Every span in a plain value. */
export function* spansIn(value: unknown, depth = 0): Generator<Span> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > MAX_DEPTH) return;
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number') {
    yield { start: value.start, end: value.end };
  }
  for (const inner of Array.isArray(value) ? value : Object.values(value)) yield* spansIn(inner, depth + 1);
}
