import type { Source } from './cursor.ts';
import { Scanner } from './scanner.ts';
import type { Token } from './token.ts';
import { YamlError } from './yamlError.ts';

/** The anchor and tag of a node; empty if absent. */
export interface Properties {
  readonly anchor: string;
  /** With its handle resolved: `tag:yaml.org,2002:str`. */
  readonly tag: string;
}

/** A step of a document's structure. Offsets are those of the text. */
export type ParserEvent =
  | ({ readonly kind: 'open'; readonly map: boolean; readonly start: number } & Properties)
  /** `end` is -1 if no bracket closes the collection. */
  | { readonly kind: 'close'; readonly end: number }
  | { readonly kind: 'alias'; readonly token: Token }
  | ({
      readonly kind: 'scalar';
      /** Undefined for an omitted value. */
      readonly token: Token | undefined;
      readonly start: number;
    } & Properties)
  | { readonly kind: 'end' };

/** A state of the grammar: reads tokens, sets the next state, and returns an event. */
export type State = (parser: ParserState) => ParserEvent;

/** Reads a node. `takesIndentless`: a sequence may be indented like its parent mapping. */
export type ReadNode = (parser: ParserState, isBlock: boolean, takesIndentless: boolean) => ParserEvent;

/** The parser's position in the grammar. */
export class ParserState {
  readonly scanner: Scanner;
  readonly tagHandles = new Map<string, string>();
  /** The states to continue in after the enclosing nodes, innermost last. */
  readonly stack: State[] = [];
  state: State;
  readonly #readNode: ReadNode;

  constructor(source: Source, onComment: (start: number, end: number) => void, start: State, readNode: ReadNode) {
    this.scanner = new Scanner(source, onComment);
    this.state = start;
    this.#readNode = readNode;
  }

  peek(): Token {
    return this.scanner.peek();
  }

  /** Consumes the next token and returns the one after it. */
  skip(): Token {
    this.scanner.skip();
    return this.scanner.peek();
  }

  /** Ends the current node. */
  pop(): void {
    const after = this.stack.pop();
    if (after) this.state = after;
  }

  /** Reads a node, and continues in the state `after` it. */
  node(after: State, isBlock: boolean, takesIndentless = false): ParserEvent {
    this.stack.push(after);
    return this.#readNode(this, isBlock, takesIndentless);
  }

  /** An omitted value. */
  empty(after: State, { start }: Token): ParserEvent {
    this.state = after;
    return { kind: 'scalar', token: undefined, start, anchor: '', tag: '' };
  }

  /** Closes the current collection. */
  close(end: number): ParserEvent {
    this.pop();
    return { kind: 'close', end };
  }

  error(problem: string, { start }: Pick<Token, 'start'>): YamlError {
    return new YamlError(problem, start);
  }
}
