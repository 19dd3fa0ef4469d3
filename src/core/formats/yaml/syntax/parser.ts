import type { Source } from './cursor.ts';
import { Scanner } from './scanner.ts';
import type { Token, TokenKind } from './token.ts';
import { YamlError } from './yamlError.ts';

/** What a node is given before it: both are empty if they are absent. */
interface Properties {
  readonly anchor: string;
  /** With its handle resolved: `tag:yaml.org,2002:str`. */
  readonly tag: string;
}

/** One step of a document's structure, at offsets of the text. */
export type ParserEvent =
  | ({ readonly kind: 'open'; readonly map: boolean; readonly start: number } & Properties)
  /** `end` is -1 where no bracket ends the collection. */
  | { readonly kind: 'close'; readonly end: number }
  | { readonly kind: 'alias'; readonly token: Token }
  | ({
      readonly kind: 'scalar';
      /** Absent for a value that is left out. */
      readonly token: Token | undefined;
      readonly start: number;
    } & Properties)
  | { readonly kind: 'end' };

type State = (parser: Parser) => ParserEvent;

const DOCUMENT_END: ParserEvent = { kind: 'end' };

const DEFAULT_HANDLES: readonly (readonly [string, string])[] = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
];

/** The events of the first document of a text, made as they are asked for, by libyaml's grammar. Throws a YamlError where it is broken. */
export class Parser {
  readonly scanner: Scanner;
  readonly handles = new Map<string, string>();
  /** What follows the node that is being read. */
  readonly states: State[] = [];
  state: State = documentStart;

  constructor(source: Source, onComment: (start: number, end: number) => void) {
    this.scanner = new Scanner(source, onComment);
  }

  /** The next event; the last one is the document's end, which is the first of a text without a document. */
  next(): ParserEvent {
    return this.state(this);
  }

  peek(): Token {
    return this.scanner.peek();
  }

  /** Takes the next token, and returns the one after it. */
  skip(): Token {
    this.scanner.skip();
    return this.scanner.peek();
  }

  /** Ends the present node. */
  pop(): void {
    this.state = this.states.pop() ?? documentEnd;
  }

  /** Reads a node and goes on in the state after it. */
  node(after: State, isBlock: boolean, takesIndentless = false): ParserEvent {
    this.states.push(after);
    return parseNode(this, isBlock, takesIndentless);
  }

  /** A value that is left out. */
  empty(after: State, { start }: Token): ParserEvent {
    this.state = after;
    return { kind: 'scalar', token: undefined, start, anchor: '', tag: '' };
  }

  error(problem: string, { start, line }: Pick<Token, 'start' | 'line'>): YamlError {
    return new YamlError(problem, 'parser', start, line);
  }
}

function documentStart(parser: Parser): ParserEvent {
  let token = parser.peek();
  if (token.kind === 'streamEnd') return DOCUMENT_END;
  const isExplicit = token.kind === 'documentStart' || isDirective(token);
  token = readDirectives(parser, token);
  if (!isExplicit) return parser.node(documentEnd, true);
  if (token.kind !== 'documentStart') throw parser.error('did not find expected <document start>', token);
  token = parser.skip();
  if (
    token.kind === 'documentStart' ||
    token.kind === 'documentEnd' ||
    token.kind === 'streamEnd' ||
    isDirective(token)
  )
    return parser.empty(documentEnd, token);
  return parser.node(documentEnd, true);
}

/** Nothing after the document is looked at, but the token that ends it. */
function documentEnd(parser: Parser): ParserEvent {
  parser.peek();
  return DOCUMENT_END;
}

function isDirective({ kind }: Token): boolean {
  return kind === 'versionDirective' || kind === 'tagDirective';
}

function readDirectives(parser: Parser, first: Token): Token {
  let token = first;
  let hasVersion = false;
  for (; isDirective(token); token = parser.skip()) {
    if (token.kind === 'versionDirective') {
      if (hasVersion) throw parser.error('found duplicate %YAML directive', token);
      if (token.name !== '1.1') throw parser.error('found incompatible YAML document', token);
      hasVersion = true;
    } else {
      if (parser.handles.has(token.name)) throw parser.error('found duplicate %TAG directive', token);
      parser.handles.set(token.name, token.suffix);
    }
  }
  for (const [handle, prefix] of DEFAULT_HANDLES) {
    if (!parser.handles.has(handle)) parser.handles.set(handle, prefix);
  }
  return token;
}

function parseNode(parser: Parser, isBlock: boolean, takesIndentless: boolean): ParserEvent {
  let token = parser.peek();
  if (token.kind === 'alias') {
    parser.pop();
    parser.scanner.skip();
    return { kind: 'alias', token };
  }
  const first = token;
  let anchor = '';
  let tagToken: Token | undefined;
  // An anchor and a tag, in either order, and each once.
  for (;;) {
    if (token.kind === 'anchor' && anchor === '') anchor = token.name;
    else if (token.kind === 'tag' && tagToken === undefined) tagToken = token;
    else break;
    token = parser.skip();
  }
  const tag = tagToken ? resolveTag(parser, tagToken) : '';
  if (takesIndentless && token.kind === 'blockEntry') {
    parser.state = indentlessSequenceEntry;
    return { kind: 'open', map: false, start: token.start, anchor, tag };
  }
  if (token.kind === 'scalar') {
    parser.pop();
    parser.scanner.skip();
    return { kind: 'scalar', token, start: token.start, anchor, tag };
  }
  const state = collectionState(token.kind, isBlock);
  if (state) {
    parser.state = state;
    const map = token.kind === 'flowMappingStart' || token.kind === 'blockMappingStart';
    return { kind: 'open', map, start: token.start, anchor, tag };
  }
  if (anchor !== '' || tag !== '') {
    parser.pop();
    return { kind: 'scalar', token: undefined, start: first.start, anchor, tag };
  }
  throw parser.error('did not find expected node content', token);
}

function resolveTag(parser: Parser, { name, suffix, start, line }: Token): string {
  if (name === '') return suffix;
  const prefix = parser.handles.get(name);
  const tag = prefix === undefined ? '' : prefix + suffix;
  if (tag === '') throw parser.error('found undefined tag handle', { start, line });
  return tag;
}

function collectionState(kind: TokenKind, isBlock: boolean): State | undefined {
  if (kind === 'flowSequenceStart') return flowSequenceFirst;
  if (kind === 'flowMappingStart') return flowMappingFirst;
  if (isBlock && kind === 'blockSequenceStart') return blockSequenceFirst;
  return isBlock && kind === 'blockMappingStart' ? blockMappingFirst : undefined;
}

function close(parser: Parser, end: number): ParserEvent {
  parser.pop();
  return { kind: 'close', end };
}

function blockSequenceFirst(parser: Parser): ParserEvent {
  parser.scanner.skip();
  return blockSequenceEntry(parser);
}

function blockSequenceEntry(parser: Parser): ParserEvent {
  const token = parser.peek();
  if (token.kind === 'blockEntry') {
    const next = parser.skip();
    return next.kind === 'blockEntry' || next.kind === 'blockEnd'
      ? parser.empty(blockSequenceEntry, token)
      : parser.node(blockSequenceEntry, true);
  }
  if (token.kind !== 'blockEnd') throw parser.error("did not find expected '-' indicator", token);
  parser.scanner.skip();
  return close(parser, -1);
}

function indentlessSequenceEntry(parser: Parser): ParserEvent {
  const token = parser.peek();
  if (token.kind !== 'blockEntry') return close(parser, -1);
  const next = parser.skip();
  return next.kind === 'blockEntry' || next.kind === 'key' || next.kind === 'value' || next.kind === 'blockEnd'
    ? parser.empty(indentlessSequenceEntry, token)
    : parser.node(indentlessSequenceEntry, true);
}

function blockMappingFirst(parser: Parser): ParserEvent {
  parser.scanner.skip();
  return blockMappingKey(parser);
}

function blockMappingKey(parser: Parser): ParserEvent {
  const token = parser.peek();
  if (token.kind === 'key') return blockMappingNode(parser, token, blockMappingValue);
  if (token.kind !== 'blockEnd') throw parser.error('did not find expected key', token);
  parser.scanner.skip();
  return close(parser, -1);
}

function blockMappingValue(parser: Parser): ParserEvent {
  const token = parser.peek();
  if (token.kind !== 'value') return parser.empty(blockMappingKey, token);
  return blockMappingNode(parser, token, blockMappingKey);
}

/** The node after a `?` or `:`, which may be left out. */
function blockMappingNode(parser: Parser, token: Token, after: State): ParserEvent {
  const next = parser.skip();
  return next.kind === 'key' || next.kind === 'value' || next.kind === 'blockEnd'
    ? parser.empty(after, token)
    : parser.node(after, true, true);
}

function flowSequenceFirst(parser: Parser): ParserEvent {
  return flowSequenceItem(parser, parser.skip());
}

function flowSequenceEntry(parser: Parser): ParserEvent {
  let token = parser.peek();
  if (token.kind !== 'flowSequenceEnd') {
    if (token.kind !== 'flowEntry') throw parser.error("did not find expected ',' or ']'", token);
    token = parser.skip();
  }
  return flowSequenceItem(parser, token);
}

function flowSequenceItem(parser: Parser, token: Token): ParserEvent {
  if (token.kind === 'key') {
    parser.state = flowPairKey;
    parser.scanner.skip();
    return { kind: 'open', map: true, start: token.start, anchor: '', tag: '' };
  }
  if (token.kind !== 'flowSequenceEnd') return parser.node(flowSequenceEntry, false);
  const { end } = token;
  parser.scanner.skip();
  return close(parser, end);
}

/** A mapping of one entry without braces, as an item of a flow sequence. */
function flowPairKey(parser: Parser): ParserEvent {
  const token = parser.peek();
  if (token.kind !== 'value' && token.kind !== 'flowEntry' && token.kind !== 'flowSequenceEnd')
    return parser.node(flowPairValue, false);
  // As go-yaml does, which takes this token without a look.
  parser.scanner.skip();
  return parser.empty(flowPairValue, token);
}

function flowPairValue(parser: Parser): ParserEvent {
  let token = parser.peek();
  if (token.kind === 'value') {
    token = parser.skip();
    if (token.kind !== 'flowEntry' && token.kind !== 'flowSequenceEnd') return parser.node(flowPairEnd, false);
  }
  return parser.empty(flowPairEnd, token);
}

function flowPairEnd(parser: Parser): ParserEvent {
  parser.peek();
  parser.state = flowSequenceEntry;
  return { kind: 'close', end: -1 };
}

function flowMappingFirst(parser: Parser): ParserEvent {
  return flowMappingItem(parser, parser.skip());
}

function flowMappingKey(parser: Parser): ParserEvent {
  let token = parser.peek();
  if (token.kind !== 'flowMappingEnd') {
    if (token.kind !== 'flowEntry') throw parser.error("did not find expected ',' or '}'", token);
    token = parser.skip();
  }
  return flowMappingItem(parser, token);
}

function flowMappingItem(parser: Parser, token: Token): ParserEvent {
  if (token.kind === 'key') {
    const next = parser.skip();
    return next.kind === 'value' || next.kind === 'flowEntry' || next.kind === 'flowMappingEnd'
      ? parser.empty(flowMappingValue, next)
      : parser.node(flowMappingValue, false);
  }
  if (token.kind !== 'flowMappingEnd') return parser.node(flowMappingNoValue, false);
  const { end } = token;
  parser.scanner.skip();
  return close(parser, end);
}

function flowMappingNoValue(parser: Parser): ParserEvent {
  return parser.empty(flowMappingKey, parser.peek());
}

function flowMappingValue(parser: Parser): ParserEvent {
  let token = parser.peek();
  if (token.kind === 'value') {
    token = parser.skip();
    if (token.kind !== 'flowEntry' && token.kind !== 'flowMappingEnd') return parser.node(flowMappingKey, false);
  }
  return parser.empty(flowMappingKey, token);
}
