import { withoutTrailing } from '../../model/source/trailing.ts';

/** A step of a program that reads a path character by character; it goes on with the next step. */
export type GlobStep =
  | { readonly kind: 'read'; readonly accepts: (character: string) => boolean }
  /** Goes on at each of the targets, reading nothing. */
  | { readonly kind: 'fork'; readonly targets: readonly number[] }
  /** A pattern ends here. */
  | { readonly kind: 'match' };

/** Longer than any list of alternatives a person writes; bounds what each character of a path costs. */
const MAX_LENGTH = 10_000;

/** Translates patterns into one program that begins at step 0. A pattern that means nothing, such as one with an open brace, has no part in it. */
export function compileGlobs(patterns: readonly string[]): readonly GlobStep[] {
  const starts: number[] = [];
  const steps: GlobStep[] = [{ kind: 'fork', targets: starts }];
  for (const pattern of patterns) {
    const own = new PatternCompiler(withoutTrailing(pattern, '/'), steps.length).compile();
    if (!own) continue;
    starts.push(steps.length);
    for (const step of own) steps.push(step);
  }
  return steps;
}

/** An open brace: where its alternatives begin, and the steps at their ends, which lead behind the closing one. */
interface OpenBrace {
  readonly starts: number[];
  readonly ends: number[][];
}

class PatternCompiler {
  readonly #pattern: string;
  readonly #base: number;
  readonly #steps: GlobStep[] = [];
  readonly #open: OpenBrace[] = [];
  #at = 0;
  /** The next `]` or `/`, looked for once. */
  #stop = -1;

  /** `base` is the number of the first step in the whole program. */
  constructor(pattern: string, base: number) {
    this.#pattern = pattern;
    this.#base = base;
  }

  compile(): readonly GlobStep[] | undefined {
    const { length } = this.#pattern;
    if (length === 0 || length > MAX_LENGTH) return undefined;
    while (this.#at < length) if (!this.#compileNext()) return undefined;
    if (this.#open.length > 0 || this.#steps.length === 0) return undefined;
    this.#steps.push({ kind: 'match' });
    return this.#steps;
  }

  /** False if the pattern means nothing. */
  #compileNext(): boolean {
    const brace = this.#open.at(-1);
    if (this.#takes('**/')) this.#optional(() => this.#repeated(isAny).#read((one) => one === '/'));
    else if (this.#at + 3 === this.#pattern.length && this.#takes('/**')) {
      this.#optional(() => this.#read((one) => one === '/').#repeated(isAny));
    } else if (this.#takes('**')) this.#repeated(isAny);
    else if (this.#takes('*')) this.#repeated(isNoSlash);
    else if (this.#takes('?')) this.#read(isNoSlash);
    else if (this.#takes('{')) {
      const starts: number[] = [];
      this.#steps.push({ kind: 'fork', targets: starts });
      starts.push(this.#next);
      this.#open.push({ starts, ends: [] });
    } else if (brace && this.#takes(',')) {
      this.#endAlternative(brace);
      brace.starts.push(this.#next);
    } else if (brace && this.#takes('}')) {
      this.#endAlternative(brace);
      for (const end of brace.ends) end.push(this.#next);
      this.#open.pop();
    } else return this.#compileCharacter();
    return true;
  }

  #compileCharacter(): boolean {
    const content = this.#bracketContent();
    if (content === undefined) {
      const literal = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
      this.#at += literal.length;
      this.#read((one) => one === literal);
      return true;
    }
    this.#at += content.length + 2;
    const isNegated = content.startsWith('!') || content.startsWith('^');
    const ranges = readRanges([...content.slice(isNegated ? 1 : 0)]);
    if (!ranges) return false;
    if (ranges.length > 0) this.#read((one) => ranges.some(([from, to]) => isWithin(one, from, to)) !== isNegated);
    return true;
  }

  /** What stands between brackets, where a bracket opens here and is closed within its segment. */
  #bracketContent(): string | undefined {
    if (this.#pattern[this.#at] !== '[') return undefined;
    if (this.#stop <= this.#at) {
      this.#stop = this.#at + 1;
      while (this.#stop < this.#pattern.length && !']/'.includes(this.#pattern[this.#stop] ?? '')) this.#stop++;
    }
    if (this.#pattern[this.#stop] !== ']' || this.#stop === this.#at + 1) return undefined;
    return this.#pattern.slice(this.#at + 1, this.#stop);
  }

  get #next(): number {
    return this.#base + this.#steps.length;
  }

  #takes(token: string): boolean {
    if (!this.#pattern.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #read(accepts: (character: string) => boolean): this {
    this.#steps.push({ kind: 'read', accepts });
    return this;
  }

  #repeated(accepts: (character: string) => boolean): this {
    const start = this.#next;
    this.#steps.push({ kind: 'fork', targets: [start + 1, start + 3] });
    this.#read(accepts);
    this.#steps.push({ kind: 'fork', targets: [start] });
    return this;
  }

  #optional(compileContent: () => unknown): void {
    const targets = [this.#next + 1];
    this.#steps.push({ kind: 'fork', targets });
    compileContent();
    targets.push(this.#next);
  }

  #endAlternative({ ends }: OpenBrace): void {
    const targets: number[] = [];
    this.#steps.push({ kind: 'fork', targets });
    ends.push(targets);
  }
}

function isAny(): boolean {
  return true;
}

function isNoSlash(character: string): boolean {
  return character !== '/';
}

/** Single characters and ranges; undefined for a range that runs backwards. */
function readRanges(characters: readonly string[]): readonly (readonly [string, string])[] | undefined {
  const ranges: [string, string][] = [];
  for (let at = 0; at < characters.length; ) {
    const from = characters[at] ?? '';
    const isRange = characters[at + 1] === '-' && at + 2 < characters.length;
    const to = isRange ? (characters[at + 2] ?? '') : from;
    if ((from.codePointAt(0) ?? 0) > (to.codePointAt(0) ?? 0)) return undefined;
    ranges.push([from, to]);
    at += isRange ? 3 : 1;
  }
  return ranges;
}

function isWithin(character: string, from: string, to: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= (from.codePointAt(0) ?? 0) && code <= (to.codePointAt(0) ?? 0);
}
