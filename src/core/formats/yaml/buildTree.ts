import type { Budget } from '../../model/budget.ts';
import type { ScalarEvent, YamlEvent } from './events.ts';
import { ALIASED_NODE_COST, MAX_DEPTH } from './limits.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './node.ts';
import { redactedScalar } from './sourceOffset.ts';

export type TreeResult =
  /** `root` is undefined for a document without content. */
  | { readonly kind: 'tree'; readonly root: YamlNode | undefined }
  | { readonly kind: 'error'; readonly reason: string; readonly offset: number; readonly tooComplex: boolean };

interface Frame {
  readonly flow: boolean;
  readonly start: number;
  readonly anchor: string | undefined;
  readonly map: boolean;
  readonly entries: YamlEntry[];
  readonly items: YamlNode[];
  key: YamlNode | undefined;
  size: number;
  depth: number;
}

interface Weight {
  /** Nodes with aliases written out. */
  readonly size: number;
  readonly depth: number;
}

const NODES_A_STEP = 64;

const SCALAR_WEIGHT: Weight = { size: 1, depth: 1 };

/**
 * Builds the node tree of one document. `text` is what the events were read from, `base` its offset in the file. What aliases repeat is
 * paid from the budget. A step is so many nodes.
 */
export function* buildTree(
  text: string,
  base: number,
  events: Iterable<YamlEvent>,
  budget: Budget,
): Generator<undefined, TreeResult> {
  const frames: Frame[] = [];
  const anchors = new Map<string, YamlNode>();
  const weights = new Map<YamlNode, Weight>();
  let root: YamlNode | undefined;
  let cursor = 0;
  let read = 0;

  const weightOf = (node: YamlNode): Weight => weights.get(node) ?? SCALAR_WEIGHT;
  const add = (node: YamlNode): void => {
    const frame = frames.at(-1);
    if (frame === undefined) {
      root ??= node;
      return;
    }
    frame.size += weightOf(node).size;
    frame.depth = Math.max(frame.depth, weightOf(node).depth);
    if (!frame.map) frame.items.push(node);
    else if (frame.key === undefined) frame.key = node;
    else {
      const key = frame.key.kind === 'scalar' ? frame.key.value : '';
      frame.entries.push({ key, keySpan: frame.key.span, value: node });
      frame.key = undefined;
    }
  };

  for (const event of events) {
    if (++read % NODES_A_STEP === 0) yield;
    if (event.kind === 'open') {
      const { start, flow, anchor, map } = event;
      frames.push({ flow, start, anchor, map, entries: [], items: [], key: undefined, size: 1, depth: 0 });
      cursor = Math.max(cursor, flow ? start + 1 : start);
    } else if (event.kind === 'close') {
      const frame = frames.pop();
      if (frame === undefined) continue;
      if (frame.flow) cursor = afterBracket(text, cursor, frame.map ? '}' : ']');
      if (frame.depth >= MAX_DEPTH) return excessiveAliasing(frame.start);
      const node = closeFrame(frame, base, cursor);
      weights.set(node, { size: frame.size, depth: frame.depth + 1 });
      if (frame.anchor !== undefined) anchors.set(frame.anchor, node);
      add(node);
    } else if (event.kind === 'alias') {
      const node = anchors.get(event.name);
      if (node === undefined) {
        const open = frames.some((frame) => frame.anchor === event.name);
        const reason = open ? 'an anchor contains itself' : 'unknown anchor referenced';
        return { kind: 'error', reason, offset: event.start, tooComplex: false };
      }
      if (!budget.pay(weightOf(node).size * ALIASED_NODE_COST)) return excessiveAliasing(event.start);
      cursor = Math.max(cursor, event.end);
      add(node);
    } else {
      const node = scalarOf(event, text, base, cursor);
      cursor = Math.max(cursor, node.span.end - base);
      if (event.anchor !== undefined) anchors.set(event.anchor, node);
      add(node);
    }
  }
  return { kind: 'tree', root };
}

/** In go-yaml's words, which has a limit of its own. */
function excessiveAliasing(offset: number): TreeResult {
  return { kind: 'error', reason: 'document contains excessive aliasing', offset, tooComplex: true };
}

function closeFrame(frame: Frame, base: number, cursor: number): YamlMap | YamlSequence {
  const span = { start: base + frame.start, end: base + cursor };
  return frame.map ? { kind: 'map', entries: frame.entries, span } : { kind: 'seq', items: frame.items, span };
}

function scalarOf(event: ScalarEvent, text: string, base: number, cursor: number): YamlScalar {
  const start = event.start < 0 ? cursor : event.start;
  const end = event.start < 0 ? cursor : event.end;
  const quote = event.style === 'single' || event.style === 'double' ? 1 : 0;
  return redactedScalar({
    kind: 'scalar',
    value: event.value,
    typed: event.typed,
    style: event.style,
    span: { start: base + start - quote, end: base + end + quote },
    contentSpan: { start: base + start, end: base + end },
    raw: text.slice(start, end),
    indent: event.indent,
  });
}

/** Past the closing bracket of a flow collection: only blanks, commas, colons and comments lie before it. */
function afterBracket(text: string, from: number, bracket: string): number {
  let at = from;
  while (at < text.length && text[at] !== bracket) {
    if (text[at] !== '#') at++;
    else while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  }
  return Math.min(at + 1, text.length);
}
