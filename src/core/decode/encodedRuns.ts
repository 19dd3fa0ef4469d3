import { type Span, spanContains } from '../text/span.ts';

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

/** Of several that begin at one place, what is named first among the finders. */
function firstOf(found: readonly (Span | undefined)[]): Span | undefined {
  let first: Span | undefined;
  for (const run of found) if (run && (!first || run.start < first.start)) first = run;
  return first;
}

type Finder = (text: string, from: number) => Span | undefined;

/** A JSON Web Token in its compact form (RFC 7515 §3.1). */
const JSON_WEB_TOKEN = /(?<![\w-])eyJ[\w-]+\.eyJ[\w-]*\.[\w-]*/g;

/** A bootstrap token behind its key, its flag or the command of kubeadm that makes it. */
const ANNOUNCED_TOKEN =
  /(?:[tT]oken|TOKEN)["']?(?:\s*[:=,]\s*|[ \t]+(?:(?:create|delete)[ \t]+)?)["']?[a-z0-9]{6}\.[a-z0-9]{16}\b/g;

/** A line of `kubeadm token list`. */
const LISTED_TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}(?=[ \t]{2,}(?:\d+[a-z]|<))/gm;

/** Base64 of either alphabet, which may go on in lines of its own. Shorter text is a word, and text before a colon is a key. */
const BASE64 = /(?<![\w+/-])[\w+/-]{24,}(?![\w+/-]|["']?\s*:)(?:[ \t]*\r?\n[ \t]*[\w+/-]+(?=[=\s"']|$))*={0,2}/g;

const TOKEN_LENGTH = 23;

/** Characters before a bootstrap token that may announce it. */
const MAX_ANNOUNCEMENT = 80;

const FINDERS: readonly Finder[] = [
  (text, from) => match(JSON_WEB_TOKEN, text, from),
  (text, from) => bootstrapToken(ANNOUNCED_TOKEN, text, Math.max(0, from - MAX_ANNOUNCEMENT), from),
  (text, from) => bootstrapToken(LISTED_TOKEN, text, from, from),
  (text, from) => match(BASE64, text, from),
];

function match(pattern: RegExp, text: string, from: number): Span | undefined {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found ? { start: found.index, end: pattern.lastIndex } : undefined;
}

/** The token at the end of a match; with a digit in it, since two words with a dot between have its form. */
function bootstrapToken(pattern: RegExp, text: string, since: number, from: number): Span | undefined {
  let found = match(pattern, text, since);
  while (found) {
    const token = { start: found.end - TOKEN_LENGTH, end: found.end };
    if (token.start >= from && /\d/.test(text.slice(token.start, token.end))) return token;
    found = match(pattern, text, found.end);
  }
  return undefined;
}

/**
 * The PEM block or the encoded text at an offset; for base64 also where the offset is before it on its line, at its key.
 * Undefined where there is none.
 */
export function encodedTextAt(text: string, offset: number): Span | undefined {
  const block = blockAt(text, offset);
  if (block) return block;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  // No further back than a large bundle in base64 reaches.
  const from = text.lastIndexOf('\n\n', Math.max(0, lineStart - MAX_LOOK_BACK)) + 1;
  const runs = encodedRuns(text.slice(from)).map(({ start, end }) => ({ start: start + from, end: end + from }));
  return runs.find((run) => spanContains({ start: text.lastIndexOf('\n', run.start) + 1, end: run.end }, offset));
}

const MAX_LOOK_BACK = 1_000_000;

/** The PEM block that an offset stands in; undefined where it stands in none. */
export function blockAt(text: string, offset: number): Span | undefined {
  const start = text.lastIndexOf('-----BEGIN ', offset);
  const closing = start < 0 ? -1 : text.indexOf('-----END ', start);
  if (closing < 0) return undefined;
  const dashes = text.indexOf('-----', closing + '-----END '.length);
  const end = dashes < 0 ? text.length : dashes + '-----'.length;
  return offset <= end ? { start, end } : undefined;
}
