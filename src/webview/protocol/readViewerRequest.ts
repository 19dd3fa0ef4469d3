import { isCount, isRecord } from './shapes.ts';
import type { FromViewer } from './viewerMessages.ts';

const MAX_TEXT = 10_000;

/** A request if the message is one, whole and within bounds; else why not, with its number where it has one. */
export function readViewerRequest(
  message: unknown,
): { readonly request: FromViewer } | { readonly problem: string; readonly number?: number } {
  if (!isRecord(message)) return { problem: 'Not a request.' };
  const { request: number, kind } = message;
  if (!isCount(number)) return { problem: 'A request without a number.' };
  const request = readOf(number, kind, message);
  return request ? { request } : { problem: 'A request of an unknown kind, or malformed.', number };
}

function readOf(request: number, kind: unknown, message: Readonly<Record<string, unknown>>): FromViewer | undefined {
  switch (kind) {
    case 'ready': {
      const { shown } = message;
      return shown === undefined || isShort(shown) ? { request, kind, shown } : undefined;
    }
    case 'show':
    case 'structure': {
      const { id } = message;
      return isShort(id) ? { request, kind, id } : undefined;
    }
    case 'open': {
      const { place } = message;
      return isShort(place) ? { request, kind, place } : undefined;
    }
    case 'rule': {
      const { rule } = message;
      return isShort(rule) ? { request, kind, rule } : undefined;
    }
    case 'copy': {
      const { id, what } = message;
      return isShort(id) && (what === 'pem' || what === 'text') ? { request, kind, id, what } : undefined;
    }
    case 'unlock':
      return { request, kind };
    case 'drawn': {
      const { revision, view, items } = message;
      return isCount(revision) && isShort(view) && isCount(items)
        ? { request, kind, revision, view, items }
        : undefined;
    }
    case 'failed': {
      const { message: text } = message;
      return typeof text === 'string' ? { request, kind, message: text.slice(0, MAX_TEXT) } : undefined;
    }
    default:
      return undefined;
  }
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}
