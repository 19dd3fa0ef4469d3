import type { Budget } from '../../model/budget.ts';
import type { Span } from '../../model/source/span.ts';
import { redact } from '../redaction/redact.ts';
import { ALIASED_NODE_COST } from './limits.ts';
import { type Merge, mapOf } from './merge.ts';
import type { ScalarValue, YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './node.ts';
import { keyText, type Resolved } from './resolved.ts';
import { resolveScalar } from './resolveScalar.ts';
import { redactedScalar } from './sourceOffset.ts';
import type { ParserEvent } from './syntax/parser.ts';
import type { ScannedScalar, Token } from './syntax/token.ts';
import { YamlError } from './syntax/yamlError.ts';

/** A node that has an anchor, with what the parents of its aliases have to know of it. */
interface Anchored {
  readonly node: YamlNode;
  /** Nodes with aliases written out, as go-yaml counts them. */
  readonly size: number;
  /** Levels of nesting, aliases followed. */
  readonly height: number;
  /** The key that it is as a key; undefined for what cannot be one. */
  readonly key: string | undefined;
}

interface Frame {
  readonly map: boolean;
  readonly start: number;
  readonly anchor: string;
  readonly entries: YamlEntry[];
  readonly items: YamlNode[];
  merges: readonly Merge[];
  /** Of the entry whose value comes next; absent while a key does. */
  keySpan: Span | undefined;
  key: string | undefined;
  isMerge: boolean;
  size: number;
  height: number;
}

type ScalarEvent = Extract<ParserEvent, { kind: 'scalar' }>;

/** Levels of nesting that Go's JSON decoder takes. */
export const MAX_DEPTH = 10_000;

/** Nodes that an alias may repeat, as a share of all, by how many there are (go-yaml, `allowedAliasRatio`). */
const FEW_NODES = 400_000;
const MANY_NODES = 4_000_000;

/** Stands for a key that JSON cannot express: half a character, which no text holds. */
const NO_KEY = '\ud800';

const NO_ENTRIES: YamlEntry[] = [];
const NO_ITEMS: YamlNode[] = [];
const NO_MERGES: readonly Merge[] = [];

const MERGE_TAG = 'tag:yaml.org,2002:merge';

/** Puts the nodes of one document together from its events. */
export class TreeBuilder {
  readonly #text: string;
  readonly #end: number;
  readonly #budget: Budget;
  readonly #frames: Frame[] = [];
  readonly #anchors = new Map<string, Anchored>();
  root: YamlNode | undefined;
  /** Of the root, aliases followed. */
  height = 0;
  /** Why go-yaml does not decode what it parsed; absent where it does. */
  failure: YamlError | undefined;
  /** Nodes and entries that JSON cannot express, unless others replace them. */
  readonly unsupported = new Map<object, YamlError>();
  /** Where aliases repeat more than the budget pays for; absent where they do not. */
  costlyAlias: number | undefined;
  /** The end of what was read; values that are left out stand there. */
  #cursor: number;
  #nodes = 1;
  #aliased = 0;

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
    this.#nodes++;
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
    this.#nodes++;
    const frame = this.#frames.at(-1);
    if (frame?.map && frame.keySpan === undefined) {
      if (value === '<<' && (tag === MERGE_TAG || tag === '!' || (tag === '' && isPlain))) frame.isMerge = true;
      if (anchor === '') {
        this.#key(frame, this.#spanOf(scalar), resolved ? keyText(resolved) : redact(value));
        return;
      }
    }
    const node = this.#scalarNode(scalar, resolved);
    this.#cursor = Math.max(this.#cursor, node.span.end);
    if (resolved?.kind === 'float' && !Number.isFinite(resolved.value)) {
      this.unsupported.set(node, decoderError('unsupported value: it is no finite number', node.span.start));
    }
    const key = resolved ? keyText(resolved) : node.value;
    if (anchor !== '') this.#anchors.set(anchor, { node, size: 1, height: 0, key });
    this.#place(node, 1, 0, key, false);
  }

  #scalarNode(scalar: ScannedScalar | undefined, resolved: Resolved | undefined): YamlScalar {
    const span = this.#spanOf(scalar);
    const isQuoted = scalar?.style === 'single' || scalar?.style === 'double';
    const contentSpan = isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
    const value = scalar?.value ?? '';
    const isSource = scalar === undefined || scalar.isVerbatim;
    const written: YamlScalar = {
      kind: 'scalar',
      value,
      typed: resolved ? typedValue(resolved) : value,
      style: scalar?.style ?? 'plain',
      span,
      contentSpan,
      raw: isSource ? value : this.#text.slice(contentSpan.start, contentSpan.end),
      indent: scalar?.indent ?? 0,
    };
    if (resolved?.kind !== 'binary') return redactedScalar(written);
    // What was decoded stands nowhere in the text.
    const decoded = { ...written, value: resolved.value, raw: resolved.value };
    return redactedScalar({ ...decoded, base64: redactedScalar({ ...written, typed: value }) });
  }

  /** A scalar with its quotes; what is left out stands at the end of what was read. */
  #spanOf(scalar: ScannedScalar | undefined): Span {
    if (!scalar) return { start: this.#cursor, end: this.#cursor };
    const { style, contentStart, contentEnd } = scalar;
    const quote = style === 'single' || style === 'double' ? 1 : 0;
    return { start: contentStart - quote, end: Math.min(contentEnd, this.#end) + quote };
  }

  #alias({ name, start, end, line }: Token): void {
    const target = this.#anchors.get(name);
    if (!target) {
      if (!this.#frames.some(({ anchor }) => anchor === name)) {
        throw new YamlError('unknown anchor referenced', 'decoder', start, line);
      }
      this.#fail('anchor value contains itself', start);
      const isMap = this.#frames.some((frame) => frame.anchor === name && frame.map);
      this.#place(isMap ? emptyMapAt(start) : nullAt(start), 1, 0, undefined, true);
      return;
    }
    this.#cursor = Math.max(this.#cursor, end);
    this.#nodes += 1 + target.size;
    this.#aliased += target.size;
    const isTooMuch = this.#aliased / this.#nodes > allowedRatio(this.#nodes);
    if (isTooMuch && this.#aliased > 100 && this.#nodes > 1000) {
      this.#fail('document contains excessive aliasing', start);
    }
    if (this.costlyAlias === undefined && !this.#budget.pay(target.size * ALIASED_NODE_COST)) this.costlyAlias = start;
    this.#place(target.node, target.size + 1, target.height, target.key, true);
  }

  /** Gives a node to the collection that is being read. */
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
    // The key of a merge is not decoded.
    if (frame.isMerge) this.#nodes--;
    else frame.size += size;
  }

  #entry({ key, entries }: Frame, keySpan: Span, value: YamlNode): void {
    const entry: YamlEntry = { key: key ?? NO_KEY, keySpan, value };
    if (key === undefined) {
      this.unsupported.set(entry, decoderError('unsupported map key: it is null or too large', keySpan.start));
    }
    entries.push(entry);
  }

  #merge(frame: Frame, at: number, node: YamlNode, isAlias: boolean): void {
    const isSequence = node.kind === 'seq' && !isAlias;
    // Of several maps the first one wins, so that the last one is decoded first.
    const maps = isSequence ? node.items.toReversed() : [node];
    if (!maps.every((one): one is YamlMap => one.kind === 'map')) {
      this.#failMerge(at, maps);
      return;
    }
    if (isSequence) {
      frame.size--;
      this.#nodes--;
    }
    frame.merges = [...frame.merges, { at: frame.entries.length, maps }];
  }

  /** What is no map is not decoded, so that nothing in it fails before. */
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
    this.failure ??= decoderError(problem, offset);
  }
}

function decoderError(problem: string, offset: number): YamlError {
  return new YamlError(problem, 'decoder', offset, 0);
}

function allowedRatio(nodes: number): number {
  if (nodes <= FEW_NODES) return 0.99;
  if (nodes >= MANY_NODES) return 0.1;
  return 0.99 - 0.89 * ((nodes - FEW_NODES) / (MANY_NODES - FEW_NODES));
}

function typedValue(resolved: Resolved): ScalarValue {
  return resolved.kind === 'null' || resolved.kind === 'error' ? undefined : resolved.value;
}

function collectionOf({ map, start, entries, items, merges }: Frame, end: number): YamlMap | YamlSequence {
  const span = { start, end };
  return map ? mapOf(entries, merges, span) : { kind: 'seq', items, span };
}

function nullAt(offset: number): YamlScalar {
  const span = { start: offset, end: offset };
  return { kind: 'scalar', value: '', typed: undefined, style: 'plain', span, contentSpan: span, raw: '', indent: 0 };
}

function emptyMapAt(offset: number): YamlMap {
  return { kind: 'map', entries: [], span: { start: offset, end: offset } };
}
