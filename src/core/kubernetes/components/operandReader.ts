import { isTemplated } from '../../formats/placeholder.ts';
import type { Flag, Operands, RefusedWord } from '../../model/documents/component.ts';
import type { Span } from '../../model/source/span.ts';
import { type CommandWord, VARIABLE } from './commandWords.ts';

/** Text in brackets, a part of `<registry host>` that a blank divides, or all capitals: a person has yet to fill it in. */
const PART_OF_HOLE = /^\[.*\]$|^[^<>]*[<>][^<>]*$|^[A-Z][A-Z0-9_]*$/;

/** Collects the words of a command that are neither flags nor values of flags. */
export class OperandReader {
  readonly #isTried: boolean;
  readonly #texts: string[] = [];
  #first: { readonly word: CommandWord; readonly behind?: Span } | undefined;
  #end: CommandWord | undefined;
  #isKnown = true;

  /** `isTried`: whether the parser of the program is known to reject them; it finds none otherwise. */
  constructor(isTried: boolean) {
    this.#isTried = isTried;
  }

  /**
   * Whether to skip the word: it is an operand that does not look like a flag, or the first `--`. `last`: the flag before it, if that takes no
   * word as its value.
   */
  take(word: CommandWord, isFlag: boolean, last: Flag | undefined): boolean {
    if (!this.#isTried) return false;
    const { text } = word;
    if (PART_OF_HOLE.test(text)) this.#isKnown = false;
    const isFirstEnd = text === '--' && this.#end === undefined;
    if (isFirstEnd) this.#end = word;
    const isOperand = this.#end !== undefined || !text.startsWith('-') || text === '-';
    if (isTemplated(text) || VARIABLE.test(text)) this.#isKnown &&= isFlag && !isOperand;
    // Kubernetes passes over empty ones.
    else if (isOperand && !isFirstEnd && text !== '') {
      this.#texts.push(text);
      this.#first ??= { word: this.#end ?? word, ...(last && { behind: last.span }) };
    }
    return isFirstEnd || (isOperand && !isFlag);
  }

  /** Takes the value of a flag, which after `--` was only meant as one. */
  passValue({ text }: CommandWord): void {
    if (PART_OF_HOLE.test(text)) this.#isKnown = false;
    if (this.isBehindEnd && text !== '') this.#texts.push(text);
  }

  /** Whether all further words are operands. */
  get isBehindEnd(): boolean {
    return this.#end !== undefined;
  }

  /** All operands as one entry; empty if a word may expand to others. */
  found(): readonly RefusedWord[] {
    const [text, ...texts] = this.#texts;
    if (text === undefined || !this.#first || !this.#isKnown) return [];
    const { word, behind } = this.#first;
    const operands: Operands = {
      kind: 'operands',
      texts: [text, ...texts],
      ...(word === this.#end && { isBehindEnd: true }),
      ...(behind && { behind }),
    };
    return [{ ...operands, span: word.spanOf(0, word.text.length), ...(word.uri !== undefined && { uri: word.uri }) }];
  }
}
