import type { Problem } from '../../model/artifacts/problem.ts';
import { LineIndex } from '../../model/source/lineIndex.ts';
import { FILE_START, type Span } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { MAX_BROKEN, MAX_PROBLEMS, tooComplexText } from './limits.ts';
import type { YamlError } from './syntax/yamlError.ts';

type Code = 'yaml-syntax' | 'yaml-too-complex';

const MORE = {
  'yaml-syntax': (count: number) => phrase('{count} more documents in this file cannot be parsed.', { count }),
  'yaml-too-complex': (count: number) =>
    phrase('{count} more documents in this file are too complex to parse.', { count }),
} as const;

/** Collects the problems of a text. The first ones are reported individually, the rest as a count. */
export class YamlProblems {
  readonly #text: string;
  readonly #problems: Problem[] = [];
  readonly #more = { 'yaml-syntax': 0, 'yaml-too-complex': 0 };
  #lines: LineIndex | undefined;
  #broken = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): readonly Problem[] {
    const problems = [...this.#problems];
    for (const code of ['yaml-syntax', 'yaml-too-complex'] as const) {
      if (this.#more[code] > 0) problems.push({ code, message: MORE[code](this.#more[code]), span: FILE_START });
    }
    return problems;
  }

  /** Reports a document that its reader rejects, with go-yaml's error. `inFile` maps its offset to the file. */
  refuse({ problem, offset }: YamlError, inFile = (at: number) => at): void {
    const place = inFile(offset);
    this.#add('yaml-syntax', place, () => {
      this.#lines ??= new LineIndex(this.#text);
      const line = this.#lines.positionAt(this.#spanAt(place).start).line + 1;
      return phrase('Invalid YAML: line {line}: {error}.', { line, error: problem });
    });
  }

  tooComplex(offset: number, reason: Text | string): void {
    this.#add('yaml-too-complex', offset, () => tooComplexText(reason));
  }

  unread(offset: number, message: Text): void {
    this.#add('yaml-too-complex', offset, () => message);
  }

  /** Whether reading stops because too many documents are broken. Reports that once, at the offset. */
  isFull(offset: number): boolean {
    if (this.#broken < MAX_BROKEN) return false;
    const message = phrase('The rest of this file is not read: {count} documents before it cannot be parsed.', {
      count: this.#broken,
    });
    this.#problems.push({ code: 'yaml-too-complex', message, span: this.#spanAt(offset) });
    return true;
  }

  #add(code: Code, offset: number, message: () => Text): void {
    this.#broken++;
    if (this.#problems.length >= MAX_PROBLEMS) this.#more[code]++;
    else this.#problems.push({ code, message: message(), span: this.#spanAt(offset) });
  }

  /** One character at the offset, or the last one of the text if the error is at its end. */
  #spanAt(offset: number): Span {
    let start = Math.min(offset, this.#text.length);
    if (start === this.#text.length && start > 0) start--;
    return { start, end: Math.min(start + 1, this.#text.length) };
  }
}
