import type { ParserEvent, ParserState } from './parserState.ts';
import type { Token } from './token.ts';

export function flowSequenceFirst(parser: ParserState): ParserEvent {
  return flowSequenceItem(parser, parser.skip());
}

function flowSequenceEntry(parser: ParserState): ParserEvent {
  let token = parser.peek();
  if (token.kind !== 'flowSequenceEnd') {
    if (token.kind !== 'flowEntry') throw parser.error("did not find expected ',' or ']'", token);
    token = parser.skip();
  }
  return flowSequenceItem(parser, token);
}

function flowSequenceItem(parser: ParserState, token: Token): ParserEvent {
  if (token.kind === 'key') {
    parser.state = flowPairKey;
    parser.scanner.skip();
    return { kind: 'open', map: true, start: token.start, anchor: '', tag: '' };
  }
  if (token.kind !== 'flowSequenceEnd') return parser.node(flowSequenceEntry, false);
  const { end } = token;
  parser.scanner.skip();
  return parser.close(end);
}

/** A single entry without braces as an item of a flow sequence. */
function flowPairKey(parser: ParserState): ParserEvent {
  const token = parser.peek();
  if (token.kind !== 'value' && token.kind !== 'flowEntry' && token.kind !== 'flowSequenceEnd')
    return parser.node(flowPairValue, false);
  // go-yaml skips this token unchecked.
  parser.scanner.skip();
  return parser.empty(flowPairValue, token);
}

function flowPairValue(parser: ParserState): ParserEvent {
  let token = parser.peek();
  if (token.kind === 'value') {
    token = parser.skip();
    if (token.kind !== 'flowEntry' && token.kind !== 'flowSequenceEnd') return parser.node(flowPairEnd, false);
  }
  return parser.empty(flowPairEnd, token);
}

function flowPairEnd(parser: ParserState): ParserEvent {
  parser.peek();
  parser.state = flowSequenceEntry;
  return { kind: 'close', end: -1 };
}

export function flowMappingFirst(parser: ParserState): ParserEvent {
  return flowMappingItem(parser, parser.skip());
}

function flowMappingKey(parser: ParserState): ParserEvent {
  let token = parser.peek();
  if (token.kind !== 'flowMappingEnd') {
    if (token.kind !== 'flowEntry') throw parser.error("did not find expected ',' or '}'", token);
    token = parser.skip();
  }
  return flowMappingItem(parser, token);
}

function flowMappingItem(parser: ParserState, token: Token): ParserEvent {
  if (token.kind === 'key') {
    const next = parser.skip();
    return next.kind === 'value' || next.kind === 'flowEntry' || next.kind === 'flowMappingEnd'
      ? parser.empty(flowMappingValue, next)
      : parser.node(flowMappingValue, false);
  }
  if (token.kind !== 'flowMappingEnd') return parser.node(flowMappingNoValue, false);
  const { end } = token;
  parser.scanner.skip();
  return parser.close(end);
}

function flowMappingNoValue(parser: ParserState): ParserEvent {
  return parser.empty(flowMappingKey, parser.peek());
}

function flowMappingValue(parser: ParserState): ParserEvent {
  let token = parser.peek();
  if (token.kind === 'value') {
    token = parser.skip();
    if (token.kind !== 'flowEntry' && token.kind !== 'flowMappingEnd') return parser.node(flowMappingKey, false);
  }
  return parser.empty(flowMappingKey, token);
}
