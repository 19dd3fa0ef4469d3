import { lineEnd } from '../../model/source/lineEnd.ts';
import type { Span } from '../../model/source/span.ts';
import { readShellWord, type ShellWord } from './shellWord.ts';

/** Text that a script gives to a command on its standard input. */
export interface HereDocument {
  /** From its first line to the line with the delimiter. */
  body: Span;
  /** Whether the shell puts in variables and the output of commands: the delimiter has no quotes. */
  readonly expands: boolean;
  /** Whether tabs at the beginnings of lines are left out: `<<-`. */
  readonly stripsTabs: boolean;
}

/** A simple command. */
export interface ShellCommand {
  readonly words: ShellWord[];
  /** Files that its standard output goes to. */
  readonly outputs: { readonly word: ShellWord; readonly isAppended: boolean }[];
  /** Its standard input, the last of several. */
  input?: HereDocument;
  /** Set behind `&&` and `||`: whether it runs depends on the command before it. */
  isConditional?: true;
}

/** Commands of which each reads what the one before it prints. */
export type Pipeline = readonly ShellCommand[];

/** Substitutions within one another. */
const MAX_DEPTH = 32;

/**
 * The pipelines of a script in order, those of its loops and functions once. Ends where a quote, substitution or here-document has no end: what
 * follows belongs to it. Linear: what has no end ends the scan.
 */
export function readPipelines(text: string): readonly Pipeline[] {
  const scanner = new Scanner(text);
  scanner.scan(0, 0, false);
  return scanner.pipelines;
}

interface Pending {
  readonly delimiter: string;
  readonly document: HereDocument;
}

class Scanner {
  readonly pipelines: Pipeline[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** From an offset to the end, or behind the `)` that ends a substitution; undefined if something has no end. */
  scan(from: number, depth: number, isSubstitution: boolean): number | undefined {
    const text = this.#text;
    if (depth > MAX_DEPTH) return undefined;
    /** Whether the pipeline stands behind `&&` or `||`. */
    let isBehind = false;
    /** The open parentheses: whether what stands in them may not run. */
    const groups: boolean[] = [];
    const mayNotRun = () => isBehind || groups.at(-1) === true;
    const skip = (start: number) => this.scan(start, depth + 1, true);
    const line: ShellCommand[][] = [];
    const pending: Pending[] = [];
    let pipeline: ShellCommand[] = [];
    let command: ShellCommand = { words: [], outputs: [] };
    const endCommand = () => {
      if (command.words.length > 0) {
        if (mayNotRun()) command.isConditional = true;
        pipeline.push(command);
      }
      command = { words: [], outputs: [] };
    };
    const endPipeline = () => {
      endCommand();
      // A line break behind `&&` ends nothing.
      if (pipeline.length > 0) {
        line.push(pipeline);
        isBehind = false;
      }
      pipeline = [];
    };
    // The output of a substitution becomes words, not files.
    const flush = () => {
      if (!isSubstitution) this.pipelines.push(...line);
      line.length = 0;
    };
    let at = from;
    while (at < text.length) {
      const character = text.charAt(at);
      if (character === '\n') {
        const isOpen = pipeline.length > 0 && command.words.length === 0;
        if (!isOpen) endPipeline();
        at = this.#readBodies(at + 1, pending);
        if (at < 0) return undefined;
        if (!isOpen) flush();
      } else if (character === '\\' && text[at + 1] === '\n') at += 2;
      else if (character === ' ' || character === '\t' || character === '\r') at++;
      else if (character === '#') at = lineEnd(text, at);
      else if (character === '|') {
        const isOr = text[at + 1] === '|';
        if (isOr) endPipeline();
        else endCommand();
        isBehind ||= isOr;
        at += isOr || text[at + 1] === '&' ? 2 : 1;
      } else if (character === '&' && text[at + 1] === '>') at++;
      else if (character === ';' || character === '&') {
        endPipeline();
        const isAnd = character === '&' && text[at + 1] === '&';
        isBehind = isAnd;
        at += isAnd ? 2 : 1;
      } else if (character === '(' && text[at + 1] === '(' && command.words.length === 0) {
        const end = text.indexOf('))', at);
        if (end < 0) return undefined;
        at = end + 2;
      } else if (character === '(') {
        endPipeline();
        groups.push(mayNotRun());
        isBehind = false;
        at++;
      } else if (character === ')') {
        endPipeline();
        if (isSubstitution && groups.length === 0) {
          flush();
          return at + 1;
        }
        groups.pop();
        at++;
      } else if (character === '<' || character === '>') {
        const next = this.#readRedirection(at, command, pending, skip);
        if (next === undefined) return undefined;
        at = next;
      } else {
        const word = readShellWord(text, at, skip);
        if (!word) return undefined;
        // The number of a stream belongs to what follows: `2>`.
        const isStream = /^\d$/.test(word.text) && /[<>]/.test(text.charAt(word.end));
        if (isStream && text[word.end] === '>' && word.text !== '1') {
          const target = this.#skipTarget(word.end + 1, skip);
          if (target === undefined) return undefined;
          at = target;
        } else {
          if (!isStream) command.words.push(word);
          at = word.end;
        }
      }
    }
    endPipeline();
    flush();
    return isSubstitution ? undefined : at;
  }

  #readRedirection(
    at: number,
    command: ShellCommand,
    pending: Pending[],
    skip: (start: number) => number | undefined,
  ): number | undefined {
    const text = this.#text;
    const [operator = ''] = /^(?:<<<|<<-?|>>|>\||>&|<&|<>|[<>](?!\())/.exec(text.slice(at, at + 3)) ?? [];
    // `<(` and `>(` are words that contain commands.
    if (operator === '') return skip(at + 2);
    const start = pastBlanks(text, at + operator.length);
    const word = readShellWord(text, start, skip);
    if (!word) return undefined;
    if (operator === '>' || operator === '>|' || operator === '>>') {
      command.outputs.push({ word, isAppended: operator === '>>' });
    } else if (operator === '<<' || operator === '<<-') {
      const expands = !/["'\\]/.test(text.slice(start, word.end));
      const document = { body: { start: 0, end: 0 }, expands, stripsTabs: operator === '<<-' };
      if (word.text !== '') {
        pending.push({ delimiter: word.text, document });
        command.input = document;
      }
    }
    return word.end;
  }

  #skipTarget(at: number, skip: (start: number) => number | undefined): number | undefined {
    const text = this.#text;
    const behind = text[at] === '>' || text[at] === '&' || text[at] === '|' ? at + 1 : at;
    return readShellWord(text, pastBlanks(text, behind), skip)?.end;
  }

  /** Takes the bodies of the here-documents of a line; the offset behind them, or -1 if the end of one is missing. */
  #readBodies(from: number, pending: Pending[]): number {
    let at = from;
    for (const { delimiter, document } of pending) {
      const start = at;
      for (;;) {
        if (at >= this.#text.length) return -1;
        const end = lineEnd(this.#text, at);
        const isEnd = this.#isDelimiter(at, end, delimiter, document.stripsTabs);
        if (isEnd) document.body = { start, end: at };
        at = end + 1;
        if (isEnd) break;
      }
    }
    pending.length = 0;
    return at;
  }

  #isDelimiter(start: number, end: number, delimiter: string, stripsTabs: boolean): boolean {
    let from = start;
    if (stripsTabs) while (this.#text[from] === '\t') from++;
    const to = this.#text[end - 1] === '\r' ? end - 1 : end;
    return to - from === delimiter.length && this.#text.startsWith(delimiter, from);
  }
}

function pastBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
