import type { YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import type { YamlResult } from '../../formats/yaml/parseYaml.ts';

/**
 * The documents with expressions that YAML takes for comments as values: `name: #@ data.values.name` of ytt (carvel.dev, "YAML annotations") and
 * `name: #{Name}` of Octopus Deploy. The value is left out until they fill it in. The same result if there are none.
 */
export function withTemplateComments(yaml: YamlResult, text: string): YamlResult {
  if (!yaml.comments.some(({ start }) => MARKS.some((mark) => text.startsWith(mark, start)))) return yaml;
  return { ...yaml, documents: yaml.documents.map(({ root, span }) => ({ root: filled(root), span })) };

  /** Walks without recursion, because a document may be nested deeply. */
  function filled(root: YamlNode): YamlNode {
    const done = new Map<YamlNode, YamlNode>();
    const open: YamlNode[] = [root];
    for (let node = open.at(-1); node; node = open.at(-1)) {
      const children = childrenOf(node).filter((child) => !done.has(child));
      if (children.length > 0) {
        open.push(...children);
        continue;
      }
      open.pop();
      if (!done.has(node)) done.set(node, rebuilt(node, done));
    }
    return done.get(root) ?? root;
  }

  function rebuilt(node: YamlNode, done: ReadonlyMap<YamlNode, YamlNode>): YamlNode {
    const of = (child: YamlNode) => done.get(child) ?? child;
    if (node.kind === 'seq') return { ...node, items: node.items.map(of) };
    if (node.kind === 'map')
      return { ...node, entries: node.entries.map((entry): YamlEntry => ({ ...entry, value: of(entry.value) })) };
    const { start, end } = node.span;
    if (start !== end || node.typed !== undefined) return node;
    EXPRESSION.lastIndex = end;
    const expression = EXPRESSION.exec(text)?.[1];
    return expression === undefined ? node : { ...node, value: expression, typed: expression };
  }
}

const MARKS = ['#@', '#{'];
/** The place of a value left out is that of its `-`, or of the colon after its key. */
const EXPRESSION = /[:-]?[ \t]*(#@[^\r\n]*|#\{[^\r\n}]*\})/y;

function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'seq') return node.items;
  return node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
}
