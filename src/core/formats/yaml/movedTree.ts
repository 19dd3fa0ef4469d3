import type { Span } from '../../model/source/span.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './node.ts';
import { redactedScalar, unredacted } from './sourceOffset.ts';

/** A tree that was read from a text inside a file, with the places of the file. What aliases share stays shared. */
export function movedTree(root: YamlNode, inFile: (span: Span) => Span): YamlNode {
  const known = new Map<YamlNode, YamlNode>();
  const moved = (node: YamlNode): YamlNode => {
    const before = known.get(node);
    if (before) return before;
    const made = node.kind === 'scalar' ? movedScalar(node, inFile) : movedCollection(node);
    known.set(node, made);
    return made;
  };
  const movedEntry = ({ key, keySpan, value }: YamlEntry): YamlEntry => ({
    key,
    keySpan: inFile(keySpan),
    value: moved(value),
  });
  const movedCollection = (node: Exclude<YamlNode, YamlScalar>): YamlNode =>
    node.kind === 'map'
      ? { ...node, span: inFile(node.span), entries: node.entries.map(movedEntry) }
      : { ...node, span: inFile(node.span), items: node.items.map(moved) };
  return moved(root);
}

/** What was left out of a scalar for the readers is left out of the moved one as well. */
function movedScalar(scalar: YamlScalar, inFile: (span: Span) => Span): YamlScalar {
  const whole = unredacted(scalar);
  return redactedScalar({ ...whole, span: inFile(whole.span), contentSpan: inFile(whole.contentSpan) });
}
