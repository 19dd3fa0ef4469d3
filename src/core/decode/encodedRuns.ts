import { type Span, spanContains } from '../text/span.ts';

/** A JSON Web Token in its compact form (RFC 7515 §3.1). */
const JSON_WEB_TOKEN = /eyJ[\w-]+\.eyJ[\w-]*\.[\w-]*/;

/**
 * A bootstrap token behind its key, its flag or the command of kubeadm that makes it, or at the start of a line of `kubeadm token list`; with
 * a digit in it, since two words with a dot between have its form.
 */
const BOOTSTRAP_TOKEN =
  /(?:(?<=(?:[tT]oken|TOKEN)["']?(?:\s{0,9}[:=,]\s{0,9}|[ \t]{1,9}(?:(?:create|delete)[ \t]{1,9})?)["']?)|(?<![^\n])(?=[a-z0-9.]{23}[ \t]{2,9}(?:\d+[a-z]|<)))(?=[a-z.]{0,22}\d)[a-z0-9]{6}\.[a-z0-9]{16}\b/;

/** Base64 of either alphabet, which may go on in lines of its own. Shorter text is a word, and text before a colon is a key. */
const BASE64 = /(?<![\w+/-])[\w+/-]{24,}(?![\w+/-]|["']?\s*:)(?:[ \t]*\r?\n[ \t]*[\w+/-]+(?=[=\s"']|$))*={0,2}/;

/** Blanks are counted: looking back over all of them would take a time that grows with the square of their number. */
const RUN = new RegExp([JSON_WEB_TOKEN, BOOTSTRAP_TOKEN, BASE64].map(({ source }) => source).join('|'), 'g');

/** More than any file a person looks at has; whoever asks for them says so where there may be more. */
export const MAX_RUNS = 500;

/** The parts of a text that may be encoded, in order. */
export function encodedRuns(text: string): readonly Span[] {
  const runs: Span[] = [];
  for (const match of text.matchAll(RUN)) {
    runs.push({ start: match.index, end: match.index + match[0].length });
    if (runs.length === MAX_RUNS) break;
  }
  return runs;
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
