import type { FileSystem } from '../../../src/core/index.ts';
import type { Situation } from './questions.ts';

/** The disk, but for the documents that are open and not saved. */
export function withUnsaved(disk: FileSystem, unsaved: Situation['unsaved']): FileSystem {
  const texts = new Map(unsaved);
  return {
    ...disk,
    async stat(uri) {
      const text = texts.get(uri);
      return text ? { kind: 'file', size: text.length, version: 'unsaved' } : disk.stat(uri);
    },
    async readFile(uri) {
      return texts.get(uri) ?? disk.readFile(uri);
    },
  };
}
