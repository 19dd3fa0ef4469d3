import type { Span } from '../../model/source/span.ts';

/** Why a part of a text is not shown: it is a private key, a token, reads as nothing that belongs there, or is a marker that the file contains. */
export type WithheldKind = 'key' | 'token' | 'text' | 'marker';

/**
 * Stands for a part that is not shown. It holds neither blank nor comma, so that it stays one word of a command and one item of a list, and it has
 * the form of a placeholder: nothing is judged about it. Files cannot write it: the gate replaces what looks like it.
 */
export function withheldMarker(kind: WithheldKind, length: number): string {
  return `${START}${kind}:${length}-characters>`;
}

/** Whether a value that passed the gate was, or held, a private key. */
export function holdsKey(value: string): boolean {
  return value.includes(KEY_START);
}

/** Whether a part of a value that passed the gate is not shown. */
export function holdsMarker(value: string): boolean {
  return value.includes(START);
}

/** Whether a value that passed the gate was, or held, a token or characters that read as nothing. */
export function holdsUnreadable(value: string): boolean {
  return value.includes(`${START}text:`) || value.includes(`${START}token:`);
}

/** Whether a text is a marker, and nothing else. */
export function isMarker(text: string): boolean {
  return /^<withheld:(?:key|token|text|marker):\d+-characters>$/.test(text);
}

/** The markers that a file writes itself. */
export function markersIn(text: string): readonly Span[] {
  const markers: Span[] = [];
  for (let start = text.indexOf(START); start >= 0; start = text.indexOf(START, start + 1)) {
    const close = text.slice(start, start + MAX_MARKER).indexOf('>');
    markers.push({ start, end: start + (close < 0 ? START.length : close + 1) });
  }
  return markers;
}

/** Whether the kind of a marker begins there. */
export function isOfMarker(text: string, at: number): boolean {
  return text.endsWith(START, at);
}

const MAX_MARKER = 50;

const START = '<withheld:';

const KEY_START = `${START}key:`;
