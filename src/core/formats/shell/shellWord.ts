/** A word of a command, as the shell takes it apart before it expands anything. */
export interface ShellWord {
  /** Without quotes and escapes. */
  readonly text: string;
  /** Whether the shell puts something in: a variable, the output of a command, file names. */
  readonly isDynamic: boolean;
  /** The quoted string that the word consists of; absent for any other word. */
  readonly quoted?: { readonly quote: '"' | "'"; readonly start: number; readonly end: number };
  readonly start: number;
  /** Offset behind the word. */
  readonly end: number;
}

/** Finds the end of a substitution, which contains commands: the offset behind its `)`, or undefined if there is none. */
export type SkipCommands = (start: number) => number | undefined;

/** Characters that end a word. */
const META = ' \t\r\n;&|<>()';

/** Reads the word at an offset; undefined if a quote or a substitution in it has no end. */
export function readShellWord(text: string, start: number, skip: SkipCommands): ShellWord | undefined {
  let value = '';
  let isDynamic = false;
  let at = start;
  let quoted: ShellWord['quoted'];
  while (at < text.length && !META.includes(text.charAt(at))) {
    const character = text.charAt(at);
    if (character === '\\') {
      if (text[at + 1] !== '\n') value += text.charAt(at + 1);
      at += 2;
      continue;
    }
    if (character === "'" || character === '"') {
      const end = character === "'" ? endOf(text, "'", at + 1) : endOfDouble(text, at + 1, skip);
      if (end === undefined) return undefined;
      if (at === start) quoted = { quote: character, start: at + 1, end: end - 1 };
      const inner = text.slice(at + 1, end - 1);
      isDynamic ||= character === '"' && /[$`]/.test(inner);
      value += character === "'" ? inner : inner.replaceAll(/\\(?:\n|(["\\$`]))/g, '$1');
      at = end;
      continue;
    }
    const next = character === '$' || character === '`' ? endOfExpansion(text, at, skip) : at + 1;
    if (next === undefined) return undefined;
    isDynamic ||= '$`*?~'.includes(character);
    value += text.slice(at, next);
    at = next;
  }
  return { text: value, isDynamic, start, end: at, ...(quoted?.end === at - 1 && { quoted }) };
}

/** The offset behind what a `$` or a backtick begins; undefined if it has no end. */
export function endOfExpansion(text: string, at: number, skip: SkipCommands): number | undefined {
  if (text[at] === '`') return endOf(text, '`', at + 1);
  switch (text[at + 1]) {
    case '(':
      return text[at + 2] === '(' ? endOf(text, '))', at + 3) : skip(at + 2);
    case '{':
      return endOfBraces(text, at + 2);
    case "'":
      return endOf(text, "'", at + 2, true);
    default:
      return at + 1;
  }
}

/** A `}` in double quotes, behind a backslash or of an expansion inside is no end. */
function endOfBraces(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '"') {
      const end = endOf(text, '"', at + 1, true);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (character === '$' && text[at + 1] === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function endOfDouble(text: string, from: number, skip: SkipCommands): number | undefined {
  for (let at = from; at < text.length; ) {
    const character = text[at];
    if (character === '"') return at + 1;
    // In double quotes a quote behind `$` is a character.
    const isExpansion = character === '`' || (character === '$' && text[at + 1] !== "'");
    const end = isExpansion ? endOfExpansion(text, at, skip) : at + (character === '\\' ? 2 : 1);
    if (end === undefined) return undefined;
    at = end;
  }
  return undefined;
}

/**
 * The offset after the next mark; undefined if there is none. With `escapes`, a backslash makes the mark a plain character, as it always does with a
 * backtick.
 */
function endOf(text: string, mark: string, from: number, escapes = mark === '`'): number | undefined {
  let found = text.indexOf(mark, from);
  while (escapes && found > from && text[found - 1] === '\\') found = text.indexOf(mark, found + 1);
  return found < 0 ? undefined : found + mark.length;
}
