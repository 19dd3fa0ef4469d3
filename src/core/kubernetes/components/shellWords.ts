export interface ShellWord {
  /** Without the quotes that the shell takes away. */
  readonly text: string;
  /** Offset in the script of each character of `text`. */
  readonly offsets: readonly number[];
  /** Offset where an empty rest of the word would stand: its end, before a closing quote. */
  readonly end: number;
  readonly isSeparator: boolean;
}

/**
 * Splits a POSIX shell script into words and separators: quotes, backslashes and comments as in the Shell Command
 * Language (POSIX.1-2024 §2.2, §2.3). Nothing is expanded.
 */
export function splitShell(script: string): readonly ShellWord[] {
  const words: ShellWord[] = [];
  let text = '';
  let offsets: number[] = [];
  let started = false;
  let quote = '';
  let end = 0;
  const flush = (): void => {
    if (started) words.push({ text, offsets, end, isSeparator: false });
    text = '';
    offsets = [];
    started = false;
  };
  const take = (at: number): void => {
    text += script[at];
    offsets.push(at);
    started = true;
    end = at + 1;
  };
  for (let at = 0; at < script.length; at++) {
    const char = script[at] ?? '';
    const next = script[at + 1] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
      else if (char === '\\' && quote === '"' && /[$`"\\\n]/.test(next)) {
        at++;
        if (next !== '\n') take(at);
      } else take(at);
    } else if (char === "'" || char === '"') {
      quote = char;
      started = true;
      end = at + 1;
    } else if (char === '\\') {
      at++;
      if (next !== '\n' && next !== '') take(at);
    } else if (char === '#' && !started) {
      while (at + 1 < script.length && script[at + 1] !== '\n') at++;
    } else if (char === ' ' || char === '\t' || char === '\r') {
      flush();
    } else if (char === ';' || char === '|' || char === '\n' || (char === '&' && !/[<>]/.test(text.slice(-1)))) {
      flush();
      words.push({ text: char, offsets: [at], end: at + 1, isSeparator: true });
    } else {
      take(at);
    }
  }
  flush();
  return words;
}
