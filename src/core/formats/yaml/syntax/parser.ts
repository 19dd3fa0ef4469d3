import { blockMappingFirst, blockSequenceFirst, indentlessSequenceEntry } from './blockCollections.ts';
import type { Source } from './cursor.ts';
import { flowMappingFirst, flowSequenceFirst } from './flowCollections.ts';
import { type ParserEvent, ParserState, type State } from './parserState.ts';
import type { Token, TokenKind } from './token.ts';

const DOCUMENT_END: ParserEvent = { kind: 'end' };

const DEFAULT_HANDLES: readonly (readonly [string, string])[] = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
];

/** Parses the first document of a text into events on demand, by libyaml's grammar. */
export class Parser {
  readonly #state: ParserState;

  constructor(source: Source, onComment: (start: number, end: number) => void) {
    this.#state = new ParserState(source, onComment, documentStart, parseNode);
  }

  /** The offset up to which the text was scanned. */
  get pos(): number {
    return this.#state.scanner.pos;
  }

  /** The next event; the last one is `end`. Throws a YamlError if the document is malformed. */
  next(): ParserEvent {
    return this.#state.state(this.#state);
  }
}

function documentStart(parser: ParserState): ParserEvent {
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

/** Reads only the token that ends the document. */
function documentEnd(parser: ParserState): ParserEvent {
  parser.peek();
  return DOCUMENT_END;
}

function isDirective({ kind }: Token): boolean {
  return kind === 'versionDirective' || kind === 'tagDirective';
}

function readDirectives(parser: ParserState, first: Token): Token {
  let token = first;
  let hasVersion = false;
  for (; isDirective(token); token = parser.skip()) {
    if (token.kind === 'versionDirective') {
      if (hasVersion) throw parser.error('found duplicate %YAML directive', token);
      if (token.name !== '1.1') throw parser.error('found incompatible YAML document', token);
      hasVersion = true;
    } else {
      if (parser.tagHandles.has(token.name)) throw parser.error('found duplicate %TAG directive', token);
      parser.tagHandles.set(token.name, token.suffix);
    }
  }
  for (const [handle, prefix] of DEFAULT_HANDLES) {
    if (!parser.tagHandles.has(handle)) parser.tagHandles.set(handle, prefix);
  }
  return token;
}

function parseNode(parser: ParserState, isBlock: boolean, takesIndentless: boolean): ParserEvent {
  let token = parser.peek();
  if (token.kind === 'alias') {
    parser.pop();
    parser.scanner.skip();
    return { kind: 'alias', token };
  }
  const first = token;
  let anchor = '';
  let tagToken: Token | undefined;
  // An anchor and a tag may each occur once, in either order.
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

function resolveTag(parser: ParserState, { name, suffix, start }: Token): string {
  if (name === '') return suffix;
  const prefix = parser.tagHandles.get(name);
  const tag = prefix === undefined ? '' : prefix + suffix;
  if (tag === '') throw parser.error('found undefined tag handle', { start });
  return tag;
}

function collectionState(kind: TokenKind, isBlock: boolean): State | undefined {
  if (kind === 'flowSequenceStart') return flowSequenceFirst;
  if (kind === 'flowMappingStart') return flowMappingFirst;
  if (isBlock && kind === 'blockSequenceStart') return blockSequenceFirst;
  return isBlock && kind === 'blockMappingStart' ? blockMappingFirst : undefined;
}
