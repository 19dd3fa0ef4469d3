import type { Budget } from '../../model/budget.ts';
import type { Span } from '../../model/source/span.ts';
import { redact } from '../redaction/redact.ts';
import { AliasCount } from './aliasCount.ts';
import { ALIASED_NODE_COST } from './limits.ts';
import { type Merge, mapOf } from './merge.ts';
import { namedEntries, namedItems } from './namedValues.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlSequence } from './node.ts';
import { keyText } from './resolved.ts';
import { resolveScalar } from './resolveScalar.ts';
import { nullAt, scalarNode } from './scalarNode.ts';
import { keysAround, redactedInField, redactedScalar, scalarInField } from './sourceOffset.ts';
import type { ParserEvent } from './syntax/parserState.ts';
import type { ScannedScalar, Token } from './syntax/token.ts';
import { YamlError } from './syntax/yamlError.ts';

/** An anchored node, with the properties that its aliases pass on to their parents. */
interface Anchored {
  readonly node: YamlNode;
  /** Number of nodes with aliases written out. */
  readonly size: number;
  /** Levels of nesting, following aliases. */
  readonly height: number;
  /** The JSON key for the node. Undefined if it cannot be a key. */
  readonly key: string | undefined;
}

interface Frame {
  readonly map: boolean;
  readonly start: number;
  readonly anchor: string;
  readonly entries: YamlEntry[];
  readonly items: YamlNode[];
  merges: readonly Merge[];
  /** The span of the key whose value comes next. Undefined if a key comes next. */
  keySpan: Span | undefined;
  key: string | undefined;
  isMerge: boolean;
  size: number;
  height: number;
}

type ScalarEvent = Extract<ParserEvent, { kind: 'scalar' }>;

/** Maximum nesting in Go's JSON decoder. */
export const MAX_DEPTH = 10_000;

/** Stands for a key that JSON cannot represent. A lone surrogate occurs in no text. */
const NO_KEY = '\ud800';

const NO_ENTRIES: YamlEntry[] = [];
const NO_ITEMS: YamlNode[] = [];
const NO_MERGES: readonly Merge[] = [];

const MERGE_TAG = 'tag:yaml.org,2002:merge';

/** Builds the nodes of a document from its parser events. */
export class TreeBuilder {
  readonly #text: string;
  readonly #end: number;
  readonly #budget: Budget;
  readonly #frames: Frame[] = [];
  /** The replacement of each withheld key. */
  readonly #withheldKeys = new Map<string, string>();
  /** How many different keys read alike. */
  readonly #alikeKeys = new Map<string, number>();
  readonly #anchors = new Map<string, Anchored>();
  root: YamlNode | undefined;
  /** Levels of nesting, following aliases. */
  height = 0;
  /** The error with which go-yaml rejects the parsed document. Undefined if it decodes. */
  failure: YamlError | undefined;
  /** Nodes and entries that JSON cannot represent. They do not matter if others replace them. */
  readonly unsupported = new Map<object, YamlError>();
  /** The offset of the first alias that exceeds the budget. Undefined if none does. */
  costlyAlias: number | undefined;
  /** The end of the last token, where omitted values are placed. */
  #cursor: number;
  readonly #count = new AliasCount();

  constructor(text: string, start: number, end: number, budget: Budget) {
    this.#text = text;
    this.#cursor = start;
    this.#end = end;
    this.#budget = budget;
  }

  add(event: ParserEvent): void {
    switch (event.kind) {
      case 'open':
        this.#open(event.map, event.start, event.anchor);
        return;
      case 'close':
        this.#close(event.end);
        return;
      case 'alias':
        this.#alias(event.token);
        return;
      case 'scalar':
        this.#scalar(event);
    }
  }

  #open(map: boolean, start: number, anchor: string): void {
    this.#count.addNode();
    this.#cursor = Math.max(this.#cursor, start);
    if (anchor !== '') this.#anchors.delete(anchor);
    this.#frames.push({
      map,
      start,
      anchor,
      entries: map ? [] : NO_ENTRIES,
      items: map ? NO_ITEMS : [],
      merges: NO_MERGES,
      keySpan: undefined,
      key: undefined,
      isMerge: false,
      size: 1,
      height: 0,
    });
  }

  #close(end: number): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    this.#cursor = Math.max(this.#cursor, end);
    const { anchor, size } = frame;
    const height = frame.height + 1;
    const node = collectionOf(frame, this.#cursor);
    if (anchor !== '' && !this.#anchors.has(anchor)) this.#anchors.set(anchor, { node, size, height, key: undefined });
    this.#place(node, size, height, undefined, false);
  }

  #scalar({ anchor, tag, token, start }: ScalarEvent): void {
    const scalar = token?.scalar;
    const isPlain = scalar === undefined || scalar.style === 'plain';
    const value = scalar?.value ?? '';
    const resolved = resolveScalar(value, tag, isPlain);
    if (resolved?.kind === 'error') this.#fail(resolved.problem, start);
    this.#count.addNode();
    const frame = this.#frames.at(-1);
    if (frame?.map && frame.keySpan === undefined) {
      if (value === '<<' && (tag === MERGE_TAG || tag === '!' || (tag === '' && isPlain))) frame.isMerge = true;
      if (anchor === '') {
        this.#key(frame, this.#spanOf(scalar), resolved ? keyText(resolved) : this.#keyOf(value));
        return;
      }
    }
    const whole = scalarNode(this.#text, this.#spanOf(scalar), scalar, resolved);
    this.#cursor = Math.max(this.#cursor, whole.span.end);
    const node = anchor === '' && frame ? redactedInField(whole, this.#keysAround) : redactedScalar(whole);
    if (resolved?.kind === 'float' && !Number.isFinite(resolved.value)) {
      this.unsupported.set(node, new YamlError('unsupported value: it is no finite number', node.span.start));
    }
    if (anchor === '') {
      this.#place(node, 1, 0, undefined, false);
      return;
    }
    const key = resolved ? keyText(resolved) : node.value;
    const placed = frame ? scalarInField(node, this.#keysAround) : node;
    // An alias must not show the secret that its anchor hides.
    this.#anchors.set(anchor, { node: placed.field === 'secret' ? placed : node, size: 1, height: 0, key });
    this.#place(placed, 1, 0, key, false);
  }

  readonly #keysAround = (): readonly string[] => keysAround(this.#frames, keyOf);

  /** The key as it may be kept. Different keys stay different: of those that read alike once they are withheld, the later ones get a number. */
  #keyOf(key: string): string {
    const kept = redact(key);
    if (kept === key) return key;
    const known = this.#withheldKeys.get(key);
    if (known !== undefined) return known;
    const alike = (this.#alikeKeys.get(kept) ?? 0) + 1;
    this.#alikeKeys.set(kept, alike);
    const unique = alike === 1 ? kept : `${kept}-${alike}`;
    this.#withheldKeys.set(key, unique);
    return unique;
  }

  /** The span of a scalar with its quotes. An omitted one is placed after the last token. */
  #spanOf(scalar: ScannedScalar | undefined): Span {
    if (!scalar) return { start: this.#cursor, end: this.#cursor };
    const { style, contentStart, contentEnd } = scalar;
    const quote = style === 'single' || style === 'double' ? 1 : 0;
    return { start: contentStart - quote, end: Math.min(contentEnd, this.#end) + quote };
  }

  #alias({ name, start, end }: Token): void {
    const target = this.#anchors.get(name);
    if (!target) {
      if (!this.#frames.some(({ anchor }) => anchor === name)) {
        throw new YamlError('unknown anchor referenced', start);
      }
      this.#fail('anchor value contains itself', start);
      const isMap = this.#frames.some((frame) => frame.anchor === name && frame.map);
      this.#place(isMap ? emptyMapAt(start) : nullAt(start), 1, 0, undefined, true);
      return;
    }
    this.#cursor = Math.max(this.#cursor, end);
    if (this.#count.addAlias(target.size)) this.#fail('document contains excessive aliasing', start);
    if (this.costlyAlias === undefined && !this.#budget.pay(target.size * ALIASED_NODE_COST)) this.costlyAlias = start;
    const { node } = target;
    const placed = node.kind === 'scalar' ? scalarInField(node, this.#keysAround) : node;
    this.#place(placed, target.size + 1, target.height, target.key, true);
  }

  /** Adds a node to the current collection. */
  #place(node: YamlNode, size: number, height: number, key: string | undefined, isAlias: boolean): void {
    const frame = this.#frames.at(-1);
    if (!frame) {
      this.root ??= node;
      this.height = Math.max(this.height, height);
      return;
    }
    if (frame.map && frame.keySpan === undefined) {
      if (node.kind !== 'scalar') this.#fail('invalid map key', node.span.start);
      frame.height = Math.max(frame.height, height);
      this.#key(frame, node.span, key, size);
      return;
    }
    frame.size += size;
    frame.height = Math.max(frame.height, height);
    if (!frame.map) frame.items.push(node);
    else if (frame.keySpan) {
      if (frame.isMerge) this.#merge(frame, frame.keySpan.start, node, isAlias);
      else this.#entry(frame, frame.keySpan, node);
      frame.keySpan = undefined;
      frame.isMerge = false;
    }
  }

  #key(frame: Frame, span: Span, key: string | undefined, size = 1): void {
    this.#cursor = Math.max(this.#cursor, span.end);
    frame.keySpan = span;
    frame.key = key;
    // go-yaml does not decode the key of a merge.
    if (frame.isMerge) this.#count.removeNode();
    else frame.size += size;
  }

  #entry({ key, entries }: Frame, keySpan: Span, value: YamlNode): void {
    const entry: YamlEntry = { key: key ?? NO_KEY, keySpan, value };
    if (key === undefined) {
      this.unsupported.set(entry, new YamlError('unsupported map key: it is null or too large', keySpan.start));
    }
    entries.push(entry);
  }

  #merge(frame: Frame, at: number, node: YamlNode, isAlias: boolean): void {
    const isSequence = node.kind === 'seq' && !isAlias;
    // The first of several maps wins, so go-yaml decodes the last one first.
    const maps = isSequence ? node.items.toReversed() : [node];
    if (!maps.every((one): one is YamlMap => one.kind === 'map')) {
      this.#failMerge(at, maps);
      return;
    }
    if (isSequence) {
      frame.size--;
      this.#count.removeNode();
    }
    frame.merges = [...frame.merges, { at: frame.entries.length, maps }];
  }

  /** Reports a merge of something other than maps. go-yaml does not decode that value, so errors in it do not count. */
  #failMerge(at: number, merged: readonly YamlNode[]): void {
    const { failure } = this;
    const decoded = merged.slice(
      0,
      merged.findIndex(({ kind }) => kind !== 'map'),
    );
    const isBefore = (offset: number) =>
      offset < at || decoded.some(({ span }) => span.start <= offset && offset < span.end);
    if (failure && !isBefore(failure.offset)) this.failure = undefined;
    this.#fail('map merge requires map or sequence of maps as the value', at);
  }

  #fail(problem: string, offset: number): void {
    this.failure ??= new YamlError(problem, offset);
  }
}

function keyOf({ key }: Frame): string | undefined {
  return key;
}

function collectionOf({ map, start, entries, items, merges }: Frame, end: number): YamlMap | YamlSequence {
  const span = { start, end };
  return map ? mapOf(namedEntries(entries), merges, span) : { kind: 'seq', items: namedItems(items), span };
}

function emptyMapAt(offset: number): YamlMap {
  return { kind: 'map', entries: [], span: { start: offset, end: offset } };
}
