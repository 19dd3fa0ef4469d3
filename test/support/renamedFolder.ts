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
  const renamed = inValues(files, (value) => value.replaceAll(from, () => to));
  return new Map([...renamed].map(([path, file]) => [path.replace(from, () => to), file]));
}

/** The fields of a kubeconfig that name something in it, and the namespace of an object. */
const NAMES =
  /^(?:(?:clusters|users|contexts)\.name|contexts\.context\.(?:cluster|user|namespace)|current-context|metadata\.namespace)$/;

/** The files with other names for clusters, users, contexts and namespaces; those of the control plane are fixed. */
export function renamedContent(
  files: ReadonlyMap<string, NodeFile>,
  rename: (name: string) => string,
): ReadonlyMap<string, NodeFile> {
  return inValues(files, (value, field) =>
    NAMES.test(field) && value !== '' && !value.startsWith('kube-') ? rename(value) : value,
  );
}

/** The files with every value of their YAML changed; `field` is its path without indices. */
export function inValues(
  files: ReadonlyMap<string, NodeFile>,
  change: (value: string, field: string) => string,
): ReadonlyMap<string, NodeFile> {
  const renamed = [...files].map(([path, file]): readonly [string, NodeFile] => {
    const content = file instanceof Uint8Array ? changedValues(new TextDecoder().decode(file), change) : undefined;
    return [path, content === undefined ? file : new TextEncoder().encode(content)];
  });
  return new Map(renamed);
}

/** Undefined for a text that is no YAML. */
function changedValues(text: string, change: (value: string, field: string) => string): string | undefined {
  const { documents, problems } = parseYaml(text);
  if (problems.length > 0 || text.startsWith('-----')) return undefined;
  const places = new Map<number, { readonly end: number; readonly value: string }>();
  const add = (node: YamlNode, field: string): void => {
    if (node.kind === 'map')
      for (const { key, value } of node.entries) add(value, field === '' ? key : `${field}.${key}`);
    else if (node.kind === 'seq') for (const item of node.items) add(item, field);
    else {
      const { span, value, style } = unredacted(node);
      const changed = change(value, field);
      const isOneLine = style !== 'literal' && style !== 'folded';
      if (isOneLine && changed !== value) places.set(span.start, { end: span.end, value: changed });
    }
  };
  for (const { root } of documents) add(root, '');
  let changed = text;
  for (const [start, { end, value }] of [...places].sort(([one], [other]) => other - one)) {
    changed = changed.slice(0, start) + JSON.stringify(value) + changed.slice(end);
  }
  return changed;
}
