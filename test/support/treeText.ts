import type { YamlNode } from '../../src/core/formats/yaml/node.ts';
import { parseYaml } from '../../src/core/formats/yaml/parseYaml.ts';
import { unredacted } from '../../src/core/formats/yaml/sourceOffset.ts';

/** Every scalar of a YAML text as "<document>.<path>", with its type and its value. */
export function scalarsIn(text: string): ReadonlyMap<string, string> {
  const { documents, problems } = parseYaml(text);
  const found = new Map<string, string>(problems.map(({ code }, at) => [`problem ${at}`, code]));
  const add = (node: YamlNode, path: string): void => {
    if (node.kind === 'seq') for (const [at, item] of node.items.entries()) add(item, `${path}[${at}]`);
    else if (node.kind === 'map') {
      for (const { key, value } of [...node.entries, ...(node.replaced ?? [])]) {
        const own = `${path}.${key}`;
        add(value, found.has(own) ? `${own} again` : own);
      }
    } else {
      const { typed, value } = unredacted(node);
      found.set(path, `${typeof typed} ${value}`);
    }
  };
  for (const [at, { root }] of documents.entries()) add(root, String(at));
  return found;
}

/** The differences of two texts: paths with their new value, and paths that are gone. */
export function changedScalars(before: string, after: string): readonly string[] {
  const [old, now] = [scalarsIn(before), scalarsIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) =>
    old.get(path) === now.get(path) ? [] : [now.has(path) ? `${path} = ${now.get(path)}` : `${path} is gone`],
  );
}
