import type { Span } from '../../model/source/span.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './node.ts';
import { redactedScalar, unredacted } from './sourceOffset.ts';

/** A collection that is filled after it was created, so that depth does not use the stack. */
type Unfilled =
  | { readonly kind: 'map'; readonly entries: YamlEntry[]; readonly replaced?: YamlEntry[]; readonly span: Span }
  | { readonly kind: 'seq'; readonly items: YamlNode[]; readonly span: Span };

/** A tree that was read from a text inside a file, with the places of the file. What aliases share stays shared. */
export function movedTree(root: YamlNode, inFile: (span: Span) => Span): YamlNode {
  const known = new Map<YamlNode, YamlNode>();
  const unfilled: (readonly [YamlNode, Unfilled])[] = [];
  const moved = (node: YamlNode): YamlNode => {
    const before = known.get(node);
    if (before) return before;
    const made = node.kind === 'scalar' ? movedScalar(node, inFile) : empty(node, inFile);
    if (made.kind !== 'scalar') unfilled.push([node, made]);
    known.set(node, made);
    return made;
  };
  const movedRoot = moved(root);
  for (let next = unfilled.pop(); next; next = unfilled.pop()) {
    const [from, to] = next;
    if (from.kind === 'seq' && to.kind === 'seq') for (const item of from.items) to.items.push(moved(item));
    if (from.kind !== 'map' || to.kind !== 'map') continue;
    const movedEntry = ({ key, keySpan, value }: YamlEntry) => ({ key, keySpan: inFile(keySpan), value: moved(value) });
    for (const entry of from.entries) to.entries.push(movedEntry(entry));
    for (const entry of from.replaced ?? []) to.replaced?.push(movedEntry(entry));
  }
  return movedRoot;
}

function empty(node: Exclude<YamlNode, YamlScalar>, inFile: (span: Span) => Span): Unfilled {
  const span = inFile(node.span);
  if (node.kind === 'seq') return { kind: 'seq', items: [], span };
  return { kind: 'map', entries: [], ...(node.replaced && { replaced: [] }), span };
}

/** The part of a scalar that was withheld from the readers is withheld in the moved scalar as well. */
function movedScalar(scalar: YamlScalar, inFile: (span: Span) => Span): YamlScalar {
  const whole = unredacted(scalar);
  return redactedScalar({ ...whole, span: inFile(whole.span), contentSpan: inFile(whole.contentSpan) });
}
