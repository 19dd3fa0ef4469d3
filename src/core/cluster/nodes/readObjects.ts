import type { DecodedFile } from '../../model/decodedFile.ts';
import type { ApiObject } from '../../model/documents/objects.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeFile } from '../../model/node.ts';
import { objectKey } from './mountedFiles.ts';

/** Keys of the Secrets and ConfigMaps that the pods of objects in a file read, each once. Most files have none. */
export function readObjectsOf({ objects = NO_OBJECTS }: DecodedFile): readonly string[] {
  return objects.some(({ read }) => read) ? keysIn(objects) : NO_KEYS;
}

const NO_OBJECTS: readonly ApiObject[] = [];
const NO_KEYS: readonly string[] = [];

const keysIn = derived((objects: readonly ApiObject[]): readonly string[] => {
  const keys = objects.flatMap(({ namespace, read = [] }) =>
    read.map(({ kind, name }) => objectKey(kind, name, namespace)),
  );
  return [...new Set(keys)];
});

/** The ones among other files whose pods read an object of a node. */
export function readersOf(files: readonly NodeFile[], others: readonly NodeFile[]): readonly NodeFile[] {
  const reading = others.filter(({ file }) => readObjectsOf(file).length > 0);
  if (reading.length === 0) return reading;
  const current = files.flatMap(({ file, archived }) => (archived ? [] : (file.objects ?? NO_OBJECTS)));
  const held = new Set(
    current.flatMap((one) => (one.held && one.name !== undefined ? objectKey(one.kind, one.name, one.namespace) : [])),
  );
  return reading.filter(({ file }) => readObjectsOf(file).some((key) => held.has(key)));
}
