import type { Span } from '../../model/source/span.ts';

/** More than any file a person looks at has; whoever asks for them says so where there may be more. */
export const MAX_RUNS = 500;

/** The parts of a text that may be encoded, in order. */
export function encodedRuns(text: string): readonly Span[] {
  const finders = FINDERS.map((find) => ({ find, next: find(text, 0) }));
  const runs: Span[] = [];
  while (runs.length < MAX_RUNS) {
    const run = firstOf(finders.map(({ next }) => next));
    if (!run) break;
    runs.push(run);
    for (const finder of finders) {
      if (finder.next && finder.next.start < run.end) finder.next = finder.find(text, run.end);
    }
  }
  return runs;
}

/** The first finder in the list wins if several match at one place. */
function firstOf(found: readonly (Span | undefined)[]): Span | undefined {
  let first: Span | undefined;
  for (const run of found) if (run && (!first || run.start < first.start)) first = run;
  return first;
}

type Finder = (text: string, from: number) => Span | undefined;

const FINDERS: readonly Finder[] = [nextJsonWebToken, nextJoinToken, nextAnnouncedToken, nextListedToken, nextBase64];

/** The join token of k3s and RKE2; its password may contain any character that does not end a word. */
const JOIN_TOKEN = /K10[0-9a-f]{64}::[^\s"',;]+/y;

/** The next token of k3s or RKE2 in a text. */
export function nextJoinToken(text: string, from: number): Span | undefined {
  for (let at = text.indexOf('K10', from); at >= 0; at = text.indexOf('K10', at + 1)) {
    const end = /\w/.test(text.charAt(at - 1)) ? undefined : endOf(JOIN_TOKEN, text, at);
    if (end !== undefined) return { start: at, end };
  }
  return undefined;
}

/** A JSON Web Token in its compact form (RFC 7515 §3.1). */
const JSON_WEB_TOKEN = /eyJ[\w-]+\.eyJ[\w-]*\.[\w-]*/y;

function nextJsonWebToken(text: string, from: number): Span | undefined {
  for (let at = text.indexOf('eyJ', from); at >= 0; at = text.indexOf('eyJ', at + 1)) {
    const end = /[\w-]/.test(text.charAt(at - 1)) ? undefined : endOf(JSON_WEB_TOKEN, text, at);
    if (end !== undefined) return { start: at, end };
  }
  return undefined;
}

const BOOTSTRAP_TOKEN = /[a-z0-9]{6}\.[a-z0-9]{16}/y;

/** The key, the flag or the command of kubeadm that a bootstrap token stands behind. */
const ANNOUNCEMENT = /(?:[tT]oken|TOKEN)["']?(?:\s*[:=,]\s*|[ \t]+(?:(?:create|delete)[ \t]+)?)["']?/g;

/** Characters that an announcement has at most, but for blanks without end. */
const MAX_ANNOUNCEMENT = 80;

function nextAnnouncedToken(text: string, from: number): Span | undefined {
  ANNOUNCEMENT.lastIndex = Math.max(0, from - MAX_ANNOUNCEMENT);
  for (let found = ANNOUNCEMENT.exec(text); found; found = ANNOUNCEMENT.exec(text)) {
    const token = bootstrapTokenAt(text, found.index + found[0].length);
    if (token && token.start >= from) return token;
  }
  return undefined;
}

const LINE_START = /^[a-z0-9]/gm;
const EXPIRATION_COLUMN = /[ \t]{2,}(?:\d+[a-z]|<)/y;

/** In a line of `kubeadm token list`. */
function nextListedToken(text: string, from: number): Span | undefined {
  LINE_START.lastIndex = from;
  for (let found = LINE_START.exec(text); found; found = LINE_START.exec(text)) {
    const token = bootstrapTokenAt(text, found.index);
    if (token && endOf(EXPIRATION_COLUMN, text, token.end) !== undefined) return token;
  }
  return undefined;
}

/** With a digit in it, since two words with a dot between have its form. */
function bootstrapTokenAt(text: string, start: number): Span | undefined {
  const end = endOf(BOOTSTRAP_TOKEN, text, start);
  if (end === undefined || /\w/.test(text.charAt(end)) || !/\d/.test(text.slice(start, end))) return undefined;
  return { start, end };
}

/** Base64 of either alphabet. Shorter text is a word. */
const BASE64 = /[\w+/-]{24,}/g;

/** Text before a colon is a key. */
const COLON = /["']?\s*:/y;

/** Base64 may continue on further lines. */
const MORE_BASE64 = /[ \t]*\r?\n[ \t]*[\w+/-]+/y;

const PADDING = /={0,2}/y;

function nextBase64(text: string, from: number): Span | undefined {
  BASE64.lastIndex = from;
  for (let found = BASE64.exec(text); found; found = BASE64.exec(text)) {
    const start = found.index;
    let end = start + found[0].length;
    if (/[\w+/-]/.test(text.charAt(start - 1)) || endOf(COLON, text, end) !== undefined) continue;
    for (let more = endOf(MORE_BASE64, text, end); more !== undefined; more = endOf(MORE_BASE64, text, end)) {
      if (more < text.length && !/[=\s"']/.test(text.charAt(more))) break;
      end = more;
    }
    return { start, end: endOf(PADDING, text, end) ?? end };
  }
  return undefined;
}

/** The end of the match of a sticky expression at an offset. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/**
 * The PEM block or the encoded text at an offset. For base64, the offset may also be before it on its line, at its key. Undefined if there is none.
 */
export function encodedTextAt(text: string, offset: number): Span | undefined {
  const block = blockAt(text, offset);
  if (block) return block;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  // No further back than a large bundle in base64 reaches.
  const from = text.lastIndexOf('\n\n', Math.max(0, lineStart - MAX_LOOK_BACK)) + 1;
  const runs = encodedRuns(text.slice(from)).map(({ start, end }) => ({ start: start + from, end: end + from }));
  const run = runs.find(({ end }) => offset <= end);
  return run && !text.slice(offset, run.start).includes('\n') ? run : undefined;
}

const MAX_LOOK_BACK = 1_000_000;

/** The PEM block that an offset stands in; undefined if it stands in none. */
export function blockAt(text: string, offset: number): Span | undefined {
  const start = text.lastIndexOf('-----BEGIN ', offset);
  const closing = start < 0 ? -1 : text.indexOf('-----END ', start);
  if (closing < 0) return undefined;
  const dashes = text.indexOf('-----', closing + '-----END '.length);
  const end = dashes < 0 ? text.length : dashes + '-----'.length;
  return offset <= end ? { start, end } : undefined;
}
