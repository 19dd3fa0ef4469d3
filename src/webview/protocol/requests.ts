import type { Reply } from './link.ts';
import { isCount, isRecord, isText } from './shapes.ts';

/** A request of a page; or the reason why a message is invalid, with its number if it has one. */
export type ReadRequest<Request> =
  | { readonly request: Request }
  | { readonly problem: string; readonly number?: number };

/** Maximum length of a text from a page. A longer id is rejected, and the text of a failure is cut off. */
export const MAX_TEXT = 10_000;

/**
 * Reads what a page sends. `readOf` gives the request of a kind if it is whole and within bounds; undefined if the kind is unknown or a
 * field malformed. Every page may say that it failed.
 */
export function requestReader<Request extends { readonly kind: string }>(
  readOf: (request: number, kind: unknown, message: Readonly<Record<string, unknown>>) => Request | undefined,
): (message: unknown) => ReadRequest<Request | Failed> {
  return (message) => {
    if (!isRecord(message)) return { problem: 'Not a request.' };
    const { request: number, kind } = message;
    if (!isCount(number)) return { problem: 'A request without a number.' };
    const request = kind === 'failed' ? failed(number, message.message) : readOf(number, kind, message);
    return request ? { request } : { problem: 'A request of an unknown kind, or malformed.', number };
  };
}

interface Failed {
  readonly request: number;
  readonly kind: 'failed';
  readonly message: string;
}

function failed(request: number, text: unknown): Failed | undefined {
  return isText(text) ? { request, kind: 'failed', message: text.slice(0, MAX_TEXT) } : undefined;
}

/** The reply that a message is; undefined for any other. */
export function readReply(message: unknown): Reply | undefined {
  if (!isRecord(message)) return undefined;
  const { kind, request, error } = message;
  if (kind !== 'reply' || !isCount(request) || (error !== undefined && !isText(error))) return undefined;
  return { kind, request, error };
}
