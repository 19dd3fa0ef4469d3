import { entryOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ExtraArg, ExtraArgs, ExtraVolume } from '../../model/documents/kubeadm.ts';
import type { Span } from '../../model/source/span.ts';
import { nodeField, type TreePlace } from '../fields/placedFields.ts';

/** Reads a component's extra arguments in either shape; undefined if neither arguments nor volumes are given. */
export function readExtraArgs(
  root: YamlNode | undefined,
  component: ComponentName,
  path: string,
  volumesPath: string | undefined,
  place: TreePlace,
): ExtraArgs | undefined {
  const node = nodeField(root, path);
  const volumes = volumesPath === undefined ? [] : readVolumes(nodeField(root, volumesPath));
  const own = node?.kind === 'map' || node?.kind === 'seq' ? node : undefined;
  const isEmpty = own === undefined || (own.kind === 'map' ? own.entries : own.items).length === 0;
  if (isEmpty && volumes.length === 0) return undefined;
  const at = { component, path: `${place.prefix}${path}`, volumes };
  if (own === undefined || isEmpty) return { ...at, span: place.inFile((root ?? { span: NOWHERE }).span), args: [] };
  const shape = own.kind === 'map' ? 'map' : 'list';
  return { ...at, shape, span: place.inFile(own.span), args: readArgs(own, at.path, place) };
}

const NOWHERE: Span = { start: 0, end: 0 };

function readArgs(node: YamlNode, path: string, place: TreePlace): readonly ExtraArg[] {
  if (node.kind === 'map') {
    return node.entries.map(({ key, keySpan, value }) => argOf(key, keySpan, value, `${path}.${key}`, place));
  }
  if (node.kind !== 'seq') return [];
  return node.items.flatMap((item, at) => {
    const name = entryOf(item, 'name')?.value;
    if (name?.kind !== 'scalar') return [];
    return [argOf(name.value, name.span, entryOf(item, 'value')?.value, `${path}[${at}].value`, place)];
  });
}

function argOf(name: string, nameSpan: Span, value: YamlNode | undefined, path: string, place: TreePlace): ExtraArg {
  if (value?.kind !== 'scalar') return { name };
  const written = { name: place.inFile(nameSpan), value: place.inFile(value.span) };
  return { name, value: { value: textOf(value), span: place.inFile(value.contentSpan), path }, written };
}

function textOf({ value, typed }: YamlScalar): string {
  return typed === undefined ? '' : value;
}

function readVolumes(node: YamlNode | undefined): readonly ExtraVolume[] {
  return itemsAt(node).map((item) => ({
    name: textAt(item, 'name') ?? '',
    hostPath: textAt(item, 'hostPath') ?? '',
    mountPath: textAt(item, 'mountPath') ?? '',
  }));
}
