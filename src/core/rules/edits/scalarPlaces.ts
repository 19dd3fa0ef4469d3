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
  const add = (node: YamlNode, isInFlow: boolean, isItem: boolean): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar') {
      const scalar = unredacted(node);
      found.push({ scalar, span: scalar.span, style: scalar.style, isFlow: isInFlow, isItem });
      return;
    }
    const isFlow = isInFlow || /[{[]/.test(text.charAt(node.span.start));
    if (node.kind === 'seq') for (const item of node.items) add(item, isFlow, true);
    else for (const { value } of node.entries) add(value, isFlow, false);
  };
  for (const { root } of parseYaml(text).documents) add(root, false, false);
  return new SpanIndex(found);
});
