import type { YamlNode } from '../../src/core/formats/yaml/node.ts';
import { parseYaml } from '../../src/core/formats/yaml/parseYaml.ts';
import { unredacted } from '../../src/core/formats/yaml/sourceOffset.ts';
import type { NodeFile } from './nodeOptions.ts';

/** The files with another name for a folder: in their paths, and in every value of their YAML that names it. */
export function renamedFolder(
  files: ReadonlyMap<string, NodeFile>,
  from: string,
  to: string,
): ReadonlyMap<string, NodeFile> {
  const renamed = [...files].map(([path, file]): readonly [string, NodeFile] => {
    const content = file instanceof Uint8Array ? inValues(new TextDecoder().decode(file), from, to) : undefined;
    return [path.replace(from, () => to), content === undefined ? file : new TextEncoder().encode(content)];
  });
  return new Map(renamed);
}

/** Undefined for a text that is no YAML, or that does not name it. */
function inValues(text: string, from: string, to: string): string | undefined {
  const { documents, problems } = parseYaml(text);
  if (problems.length > 0 || !text.includes(from) || text.startsWith('-----')) return undefined;
  const places = new Map<number, { readonly end: number; readonly value: string }>();
  const add = (node: YamlNode): void => {
    if (node.kind === 'map') for (const { value } of node.entries) add(value);
    else if (node.kind === 'seq') for (const item of node.items) add(item);
    else {
      const { span, value, style } = unredacted(node);
      const isOneLine = style !== 'literal' && style !== 'folded';
      if (isOneLine && value.includes(from)) places.set(span.start, { end: span.end, value });
    }
  };
  for (const { root } of documents) add(root);
  let changed = text;
  for (const [start, { end, value }] of [...places].sort(([one], [other]) => other - one)) {
    const written = JSON.stringify(value.replaceAll(from, () => to));
    changed = changed.slice(0, start) + written + changed.slice(end);
  }
  return changed;
}
