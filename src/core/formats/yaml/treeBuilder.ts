import type { Budget } from '../../model/budget.ts';
import { ALIASED_NODE_COST } from './limits.ts';
import { effectiveEntries, type Merge } from './merge.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './node.ts';
import { keyText, type Resolved } from './resolved.ts';
import { resolveScalar } from './resolveScalar.ts';
import { redactedScalar } from './sourceOffset.ts';
import type { ParserEvent } from './syntax/parser.ts';
import { YamlError } from './syntax/yamlError.ts';

/** A node that is complete, with what its parent has to know of it. */
interface Built {
  readonly node: YamlNode;
  /** Nodes with aliases written out, as go-yaml counts them. */
  readonly size: number;
  /** Levels of nesting, aliases followed. */
  readonly height: number;
  /** The key that it is as a key; absent for what cannot be one. */
  readonly key?: string;
  readonly isMergeKey: boolean;
  readonly isAlias: boolean;
}

interface Frame {
  readonly map: boolean;
  readonly start: number;
  readonly anchor: string;
  readonly entries: YamlEntry[];
  readonly items: YamlNode[];
  readonly merges: Merge[];
  key: Built | undefined;
  size: number;
  height: number;
}

type ScalarEvent = Extract<ParserEvent, { kind: 'scalar' }>;
type AliasEvent = Extract<ParserEvent, { kind: 'alias' }>;

/** Levels of nesting that Go's JSON decoder takes. */
export const MAX_DEPTH = 10_000;

/** Nodes that an alias may repeat, as a share of all, by how many there are (go-yaml, `allowedAliasRatio`). */
const FEW_NODES = 400_000;
const MANY_NODES = 4_000_000;

/** Stands for a key that JSON cannot express: half a character, which no text holds. */
const NO_KEY = '\ud800';

const MERGE_TAG = 'tag:yaml.org,2002:merge';

/** Puts the nodes of one document together from its events. */
export class TreeBuilder {
  readonly #text: string;
  readonly #end: number;
  readonly #budget: Budget;
  readonly #frames: Frame[] = [];
  readonly #anchors = new Map<string, Built>();
  root: Built | undefined;
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
      case 'open': {
        const { map, start, anchor } = event;
        this.#nodes++;
        this.#cursor = Math.max(this.#cursor, start);
        this.#frames.push({
          map,
          start,
          anchor,
          entries: [],
          items: [],
          merges: [],
          key: undefined,
          size: 1,
          height: 0,
        });
        if (anchor !== '') this.#anchors.delete(anchor);
        return;
      }
      case 'close':
        this.#close(event.end);
        return;
      case 'alias':
        this.#alias(event);
        return;
      case 'scalar':
        this.#scalar(event);
        return;
    }
  }

  #close(end: number): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    this.#cursor = Math.max(this.#cursor, end);
    const built: Built = {
      node: collectionOf(frame, this.#cursor),
      size: frame.size,
      height: frame.height + 1,
      isMergeKey: false,
      isAlias: false,
    };
    if (frame.anchor !== '' && !this.#anchors.has(frame.anchor)) this.#anchors.set(frame.anchor, built);
    this.#place(built);
  }

  #scalar(event: ScalarEvent): void {
    const { anchor, tag } = event;
    const style = event.scalar?.style ?? 'plain';
    const value = event.scalar?.value ?? '';
    const resolved = resolveScalar(value, tag, style === 'plain');
    if (resolved.kind === 'error') this.#fail(resolved.problem, event.start);
    const node = this.#scalarNode(event, resolved);
    this.#cursor = Math.max(this.#cursor, node.span.end);
    this.#nodes++;
    if (resolved.kind === 'float' && !Number.isFinite(resolved.value)) {
      this.unsupported.set(node, decoderError('unsupported value: it is no finite number', node.span.start));
    }
    const isMergeKey = value === '<<' && (tag === MERGE_TAG || tag === '!' || (tag === '' && style === 'plain'));
    // Redacted as the value is.
    const key = resolved.kind === 'str' ? node.value : keyText(resolved);
    const built: Built = { node, size: 1, height: 0, key, isMergeKey, isAlias: false };
    if (anchor !== '') this.#anchors.set(anchor, built);
    this.#place(built);
  }

  #scalarNode({ scalar, tag }: ScalarEvent, resolved: Resolved): YamlScalar {
    const style = scalar?.style ?? 'plain';
    const contentStart = scalar?.contentStart ?? this.#cursor;
    const contentEnd = Math.min(scalar?.contentEnd ?? this.#cursor, this.#end);
    const quote = style === 'single' || style === 'double' ? 1 : 0;
    const source = this.#text.slice(contentStart, contentEnd);
    const value = resolved.kind === 'str' ? resolved.value : (scalar?.value ?? '');
    // What `!!binary` decodes stands nowhere in the text.
    const raw = source === value || tag.endsWith('binary') ? value : source;
    return redactedScalar({
      kind: 'scalar',
      value,
      typed: typedValue(resolved),
      style,
      span: { start: contentStart - quote, end: contentEnd + quote },
      contentSpan: { start: contentStart, end: contentEnd },
      raw,
      indent: scalar?.indent ?? 0,
    });
  }

  #alias({ name, start, end, line }: AliasEvent): void {
    const target = this.#anchors.get(name);
    if (!target) {
      if (!this.#frames.some(({ anchor }) => anchor === name)) {
        throw new YamlError('unknown anchor referenced', 'decoder', start, line);
      }
      this.#fail('anchor value contains itself', start);
      this.#place({ node: nullAt(start), size: 1, height: 0, isMergeKey: false, isAlias: true });
      return;
    }
    this.#cursor = Math.max(this.#cursor, end);
    this.#nodes += 1 + target.size;
    this.#aliased += target.size;
    if (this.#aliased > 100 && this.#nodes > 1000 && this.#aliased / this.#nodes > allowedRatio(this.#nodes)) {
      this.#fail('document contains excessive aliasing', start);
    }
    if (this.costlyAlias === undefined && !this.#budget.pay(target.size * ALIASED_NODE_COST)) this.costlyAlias = start;
    this.#place({ ...target, size: target.size + 1, isMergeKey: false, isAlias: true });
  }

  /** Gives the node to the collection that is being read. */
  #place(built: Built): void {
    const frame = this.#frames.at(-1);
    if (!frame) {
      this.root ??= built;
      return;
    }
    frame.size += built.size;
    frame.height = Math.max(frame.height, built.height);
    if (!frame.map) frame.items.push(built.node);
    else if (frame.key === undefined) this.#placeKey(frame, built);
    else {
      const { node, key = NO_KEY, isMergeKey } = frame.key;
      if (isMergeKey) this.#placeMerge(frame, built);
      else {
        const entry: YamlEntry = { key, keySpan: node.span, value: built.node };
        if (frame.key.key === undefined) {
          this.unsupported.set(entry, decoderError('unsupported map key: it is null or too large', node.span.start));
        }
        frame.entries.push(entry);
      }
      frame.key = undefined;
    }
  }

  #placeKey(frame: Frame, built: Built): void {
    frame.key = built;
    if (built.node.kind !== 'scalar') this.#fail('invalid map key', built.node.span.start);
    if (!built.isMergeKey) return;
    // The key of a merge is not decoded.
    frame.size--;
    this.#nodes--;
  }

  #placeMerge(frame: Frame, { node, isAlias }: Built): void {
    const isSequence = node.kind === 'seq' && !isAlias;
    const maps = isSequence ? node.items : [node];
    if (!maps.every((one): one is YamlMap => one.kind === 'map')) {
      const at = frame.key?.node.span.start ?? frame.start;
      // It is not decoded, so that nothing in it fails before.
      if (this.failure && this.failure.offset > at) this.failure = undefined;
      this.#fail('map merge requires map or sequence of maps as the value', at);
      return;
    }
    if (isSequence) {
      frame.size--;
      this.#nodes--;
    }
    // Of several maps the first one wins.
    frame.merges.push({ at: frame.entries.length, maps: maps.toReversed() });
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

function typedValue(resolved: Resolved): YamlScalar['typed'] {
  return resolved.kind === 'null' || resolved.kind === 'error' ? undefined : resolved.value;
}

function collectionOf({ map, start, entries, items, merges }: Frame, end: number): YamlMap | YamlSequence {
  const span = { start, end };
  return map ? { kind: 'map', entries: effectiveEntries(entries, merges), span } : { kind: 'seq', items, span };
}

function nullAt(offset: number): YamlScalar {
  const span = { start: offset, end: offset };
  return { kind: 'scalar', value: '', typed: undefined, style: 'plain', span, contentSpan: span, raw: '', indent: 0 };
}
