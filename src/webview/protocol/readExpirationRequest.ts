import type { FromExpiration } from './expirationMessages.ts';
import { isCount, isRecord } from './shapes.ts';

const MAX_TEXT = 10_000;

/** A request if the message is one, whole and within bounds; else why not, with its number where it has one. */
export function readExpirationRequest(
  message: unknown,
): { readonly request: FromExpiration } | { readonly problem: string; readonly number?: number } {
  if (!isRecord(message)) return { problem: 'Not a request.' };
  const { request: number, kind } = message;
  if (!isCount(number)) return { problem: 'A request without a number.' };
  const request = readOf(number, kind, message);
  return request ? { request } : { problem: 'A request of an unknown kind, or malformed.', number };
}

function readOf(
  request: number,
  kind: unknown,
  message: Readonly<Record<string, unknown>>,
): FromExpiration | undefined {
  switch (kind) {
    case 'ready':
    case 'text':
      return { request, kind };
    case 'drawn': {
      const { revision, rows, clusters } = message;
      return isCount(revision) && isCount(rows) && isCount(clusters)
        ? { request, kind, revision, rows, clusters }
        : undefined;
    }
    case 'open':
    case 'copy': {
      const { id } = message;
      return typeof id === 'string' && id.length <= MAX_TEXT ? { request, kind, id } : undefined;
    }
    case 'save': {
      const { format } = message;
      return format === 'markdown' || format === 'csv' || format === 'json' ? { request, kind, format } : undefined;
    }
    case 'failed': {
      const { message: text } = message;
      return typeof text === 'string' ? { request, kind, message: text.slice(0, MAX_TEXT) } : undefined;
    }
    default:
      return undefined;
  }
}
