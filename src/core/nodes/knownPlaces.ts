import type { FoundFile, InspectedFolder } from '../inventory/walk.ts';
import type { Pace } from '../pace.ts';
import { placeKey } from './rootIndex.ts';

/** The files by their places, and the directories that hold one directly. */
export class KnownPlaces {
  readonly #files = new Map<string, FoundFile>();
  readonly #directories = new Set<string>();

  static async of(files: readonly FoundFile[], pace: Pace): Promise<KnownPlaces> {
    const places = new KnownPlaces();
    for (const file of files) {
      const { folder, path } = file;
      places.#files.set(placeKey(folder.uri, path), file);
      places.#directories.add(placeKey(folder.uri, path.slice(0, Math.max(0, path.lastIndexOf('/')))));
      if (pace.isDue()) await pace.rest();
    }
    return places;
  }

  at(folder: InspectedFolder, path: string): FoundFile | undefined {
    return this.#files.get(placeKey(folder.uri, path));
  }

  hasDirectory(folder: InspectedFolder, path: string): boolean {
    return this.#directories.has(placeKey(folder.uri, path));
  }
}
