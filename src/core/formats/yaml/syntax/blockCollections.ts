import type { ParserEvent, ParserState, State } from './parserState.ts';
import type { Token } from './token.ts';

export function blockSequenceFirst(parser: ParserState): ParserEvent {
  parser.scanner.skip();
  return blockSequenceEntry(parser);
}

function blockSequenceEntry(parser: ParserState): ParserEvent {
  const token = parser.peek();
  if (token.kind === 'blockEntry') {
    const next = parser.skip();
    return next.kind === 'blockEntry' || next.kind === 'blockEnd'
      ? parser.empty(blockSequenceEntry, token)
      : parser.node(blockSequenceEntry, true);
  }
  if (token.kind !== 'blockEnd') throw parser.error("did not find expected '-' indicator", token);
  parser.scanner.skip();
  return parser.close(-1);
}

export function indentlessSequenceEntry(parser: ParserState): ParserEvent {
  const token = parser.peek();
  if (token.kind !== 'blockEntry') return parser.close(-1);
  const next = parser.skip();
  return next.kind === 'blockEntry' || next.kind === 'key' || next.kind === 'value' || next.kind === 'blockEnd'
    ? parser.empty(indentlessSequenceEntry, token)
    : parser.node(indentlessSequenceEntry, true);
}

export function blockMappingFirst(parser: ParserState): ParserEvent {
  parser.scanner.skip();
  return blockMappingKey(parser);
}

function blockMappingKey(parser: ParserState): ParserEvent {
  const token = parser.peek();
  if (token.kind === 'key') return blockMappingNode(parser, token, blockMappingValue);
  if (token.kind !== 'blockEnd') throw parser.error('did not find expected key', token);
  parser.scanner.skip();
  return parser.close(-1);
}

function blockMappingValue(parser: ParserState): ParserEvent {
  const token = parser.peek();
  if (token.kind !== 'value') return parser.empty(blockMappingKey, token);
  return blockMappingNode(parser, token, blockMappingKey);
}

/** The node after a `?` or `:`, or an omitted one. */
function blockMappingNode(parser: ParserState, token: Token, after: State): ParserEvent {
  const next = parser.skip();
  return next.kind === 'key' || next.kind === 'value' || next.kind === 'blockEnd'
    ? parser.empty(after, token)
    : parser.node(after, true, true);
}
