import type { FoundFile, InspectedFolder } from '../inventory/walk.ts';
import { placeKey } from './rootIndex.ts';

/** The files by their places, and the directories that hold one directly. */
export class KnownPlaces {
  readonly #files = new Map<string, FoundFile>();
  readonly #directories = new Set<string>();

  constructor(files: readonly FoundFile[]) {
    for (const file of files) {
      const { folder, path } = file;
      this.#files.set(placeKey(folder.uri, path), file);
      this.#directories.add(placeKey(folder.uri, path.slice(0, Math.max(0, path.lastIndexOf('/')))));
    }
  }

  at(folder: InspectedFolder, path: string): FoundFile | undefined {
    return this.#files.get(placeKey(folder.uri, path));
  }

  hasDirectory(folder: InspectedFolder, path: string): boolean {
    return this.#directories.has(placeKey(folder.uri, path));
  }
}
