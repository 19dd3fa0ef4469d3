import type { FromWebview } from './messages.ts';
import { isCount, isRecord } from './shapes.ts';

/** Larger images are not taken. Bytes. */
export const MAX_IMAGE = 64 * 1024 * 1024;
const MAX_TEXT = 10_000;

/** A request if the message is one, whole and within bounds; else why not, with its number where it has one. */
export function readRequest(
  message: unknown,
): { readonly request: FromWebview } | { readonly problem: string; readonly number?: number } {
  if (!isRecord(message)) return { problem: 'Not a request.' };
  const { request: number, kind } = message;
  if (!isCount(number)) return { problem: 'A request without a number.' };
  switch (kind) {
    case 'ready':
      return { request: { request: number, kind } };
    case 'drawn': {
      const { revision, boxes, edges } = message;
      if (!isCount(revision) || !isCount(boxes) || !isCount(edges)) break;
      return { request: { request: number, kind, revision, boxes, edges } };
    }
    case 'open': {
      const { id } = message;
      if (typeof id !== 'string' || id.length > MAX_TEXT) break;
      return { request: { request: number, kind, id } };
    }
    case 'save': {
      const { format, bytes } = message;
      if ((format !== 'svg' && format !== 'png') || !(bytes instanceof Uint8Array) || bytes.length > MAX_IMAGE) break;
      return { request: { request: number, kind, format, bytes } };
    }
    case 'failed': {
      const { message: text } = message;
      if (typeof text !== 'string') break;
      return { request: { request: number, kind, message: text.slice(0, MAX_TEXT) } };
    }
    default:
      return { problem: 'A request of an unknown kind.', number };
  }
  return { problem: `A malformed request “${kind}”.`, number };
}
