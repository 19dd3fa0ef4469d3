import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { parseYaml } from '../../formats/yaml/parseYaml.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { ScalarPlace } from '../../formats/yaml/writeScalar.ts';
import { type DecodedFile, wholeOf } from '../../model/decodedFile.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Span } from '../../model/source/span.ts';
import { SpanIndex } from '../../model/source/spanIndex.ts';

/** A scalar of a file and how it stands there. */
export interface PlacedScalar extends ScalarPlace {
  readonly scalar: YamlScalar;
  readonly span: Span;
  /** An item of a sequence. */
  readonly isItem: boolean;
}

/** The scalar that a span is, or a part of; undefined if none is. */
export function scalarOf(file: DecodedFile, { start, end }: Span): PlacedScalar | undefined {
  const found = scalarsIn(wholeOf(file)).innermostAt(start);
  return found && end <= found.span.end ? found : undefined;
}

/** Read once for a file: most fixes write words that need no quotes anywhere, and never ask. */
const scalarsIn = derived((file: DecodedFile) => {
  const { text = '' } = file;
  const found: PlacedScalar[] = [];
  const seen = new Set<YamlNode>();
  // No recursion: a stranger's file may be nested as deeply as Go's decoder allows.
  const waiting = parseYaml(text).documents.map(({ root }) => ({ node: root, isInFlow: false, isItem: false }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isInFlow, isItem } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'scalar') {
      const scalar = unredacted(node);
      found.push({ scalar, span: scalar.span, style: scalar.style, isFlow: isInFlow, isItem });
      continue;
    }
    const isFlow = isInFlow || /[{[]/.test(text.charAt(node.span.start));
    const isSequence = node.kind === 'seq';
    const inner = isSequence ? node.items : node.entries.map(({ value }) => value);
    for (const one of inner) waiting.push({ node: one, isInFlow: isFlow, isItem: isSequence });
  }
  return new SpanIndex(found);
});
