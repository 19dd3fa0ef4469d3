import { childOf, itemsAt, scalarAt } from '../../formats/yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { sourceOffsets } from '../../formats/yaml/sourceOffset.ts';
import type { Located } from '../../model/documents/located.ts';
import type { Span } from '../../model/source/span.ts';

/** The place of a tree in its file: its YAML path with the final dot, and how its spans become the file's. */
export interface TreePlace {
  readonly prefix: string;
  readonly inFile: (span: Span) => Span;
}

/** A scalar's text; its span leaves the quotes out. */
export type PlacedScalar = Located<string>;

/** The place of a tree that is the file's own. */
export function ownPlace(prefix = ''): TreePlace {
  return { prefix, inFile: (span) => span };
}

/** The place of a tree read from the text of a scalar. */
export function placeInside(scalar: YamlScalar, path: string): TreePlace {
  const offset = sourceOffsets(scalar);
  return {
    prefix: `${path}.`,
    inFile: ({ start, end }) => ({ start: offset(start), end: end > start ? offset(end - 1) + 1 : offset(start) }),
  };
}

/** The scalar at a dotted path; undefined if it is missing, null, a map or a sequence. */
export function scalarField(root: YamlNode | undefined, path: string, place: TreePlace): PlacedScalar | undefined {
  const scalar = scalarAt(root, ...path.split('.'));
  return scalar && placed(scalar, `${place.prefix}${path}`, place);
}

/** The boolean at a dotted path; undefined if it is missing or anything else. */
export function booleanField(root: YamlNode | undefined, path: string, place: TreePlace): Located<boolean> | undefined {
  const scalar = scalarAt(root, ...path.split('.'));
  if (typeof scalar?.typed !== 'boolean') return undefined;
  return { value: scalar.typed, span: place.inFile(scalar.contentSpan), path: `${place.prefix}${path}` };
}

/** The scalars of the list at a dotted path, whatever else it holds left out. */
export function listField(root: YamlNode | undefined, path: string, place: TreePlace): readonly PlacedScalar[] {
  return itemsAt(root, ...path.split('.')).flatMap((item, at) =>
    item.kind === 'scalar' && item.typed !== undefined ? [placed(item, `${place.prefix}${path}[${at}]`, place)] : [],
  );
}

/** The node at a dotted path. */
export function nodeField(root: YamlNode | undefined, path: string): YamlNode | undefined {
  return childOf(root, ...path.split('.'));
}

function placed(scalar: YamlScalar, path: string, place: TreePlace): PlacedScalar {
  return { value: scalar.value, span: place.inFile(scalar.contentSpan), path };
}
