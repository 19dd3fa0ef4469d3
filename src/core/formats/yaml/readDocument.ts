import type { Budget } from '../../model/budget.ts';
import type { Span } from '../../model/source/span.ts';
import type { YamlNode } from './node.ts';
import type { BadCharacter } from './syntax/badCharacters.ts';
import type { Source } from './syntax/cursor.ts';
import { Parser } from './syntax/parser.ts';
import { YamlError } from './syntax/yamlError.ts';
import { MAX_DEPTH, TreeBuilder } from './treeBuilder.ts';

export type DocumentResult =
  /** `root` is undefined for a document without content. */
  | { readonly kind: 'tree'; readonly root: YamlNode | undefined }
  /** go-yaml refuses it. */
  | { readonly kind: 'error'; readonly error: YamlError }
  /** go-yaml reads it, but aliases repeat more nodes than the budget allows. */
  | { readonly kind: 'costly'; readonly offset: number };

/** Events between two yields. */
const STRIDE = 64;

/** Characters of go-yaml's lookahead. */
const AHEAD = 4;

/**
 * Reads the first document in a part of a text as sigs.k8s.io/yaml does (go.yaml.in/yaml/v2 2.4, converted to JSON). Ignores everything after it, and
 * yields between events. `bad` is the first invalid character of the part, if any. Repeated nodes are paid from the budget, and comments are appended
 * to the list.
 */
export function* readDocument(
  whole: Source,
  bad: BadCharacter | undefined,
  budget: Budget,
  comments: Span[],
): Generator<undefined, DocumentResult> {
  const source = afterMark(bad ? { ...whole, end: bad.offset, isInLines: false } : whole);
  const parser = new Parser(source, (start, end) => comments.push({ start, end }));
  const builder = new TreeBuilder(source.text, source.start, source.end, budget);
  try {
    let read = 0;
    for (let event = parser.next(); event.kind !== 'end'; event = parser.next()) {
      builder.add(event);
      if (++read % STRIDE === 0) yield;
    }
  } catch (error) {
    return { kind: 'error', error: refusal(error, source, bad, parser) };
  }
  if (isReached(bad, parser)) return { kind: 'error', error: badError(bad) };
  const error = builder.failure ?? unsupported(builder);
  if (error) return { kind: 'error', error };
  if (builder.costlyAlias !== undefined) return { kind: 'costly', offset: builder.costlyAlias };
  return { kind: 'tree', root: builder.root };
}

/** Skips a byte-order mark. */
function afterMark(source: Source): Source {
  return source.text.charCodeAt(source.start) === 0xfeff && source.start < source.end
    ? { ...source, start: source.start + 1 }
    : source;
}

function refusal(error: unknown, { start }: Source, bad: BadCharacter | undefined, parser: Parser): YamlError {
  if (isReached(bad, parser)) return badError(bad);
  return error instanceof YamlError ? error : new YamlError('the document cannot be read', start);
}

function isReached(bad: BadCharacter | undefined, { pos }: Parser): bad is BadCharacter {
  return bad !== undefined && pos + AHEAD > bad.pieceStart;
}

function badError({ offset, problem }: BadCharacter): YamlError {
  return new YamlError(problem, offset);
}

/** The first reachable key or value that JSON cannot represent. */
function unsupported({ root, height, unsupported: bad }: TreeBuilder): YamlError | undefined {
  if (!root) return undefined;
  // Go converts all keys before it encodes any value.
  const error = bad.size > 0 ? (firstReachable(root, bad, 'key') ?? firstReachable(root, bad, 'value')) : undefined;
  if (error || height <= MAX_DEPTH) return error;
  return new YamlError('exceeded max depth', root.span.start);
}

function firstReachable(
  root: YamlNode,
  bad: ReadonlyMap<object, YamlError>,
  of: 'key' | 'value',
): YamlError | undefined {
  const seen = new Set<YamlNode>();
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    const error = of === 'value' ? bad.get(node) : undefined;
    if (error) return error;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'seq') for (const item of node.items.toReversed()) rest.push(item);
    if (node.kind !== 'map') continue;
    for (const entry of node.entries.toReversed()) {
      const badKey = of === 'key' ? bad.get(entry) : undefined;
      if (badKey) return badKey;
      rest.push(entry.value);
    }
  }
  return undefined;
}
