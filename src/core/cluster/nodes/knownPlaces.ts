import type { Pace } from '../../model/pace.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';

interface FolderPlaces {
  readonly files: Map<string, FoundFile>;
  readonly directories: Set<string>;
}

/** The files by their places, and the directories that hold one directly. */
export class KnownPlaces {
  /** By the folder's URI, and then by the path in it: to join the two would keep a text a file. */
  readonly #inFolder = new Map<string, FolderPlaces>();

  static async of(files: readonly FoundFile[], pace: Pace): Promise<KnownPlaces> {
    const places = new KnownPlaces();
    for (const file of files) {
      const { folder, path } = file;
      const { files: known, directories } = places.#of(folder);
      known.set(path, file);
      directories.add(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
      if (pace.isDue()) await pace.rest();
    }
    return places;
  }

  at(folder: InspectedFolder, path: string): FoundFile | undefined {
    return this.#inFolder.get(folder.uri)?.files.get(path);
  }

  hasDirectory(folder: InspectedFolder, path: string): boolean {
    return this.#inFolder.get(folder.uri)?.directories.has(path) ?? false;
  }

  #of({ uri }: InspectedFolder): FolderPlaces {
    const known = this.#inFolder.get(uri) ?? { files: new Map(), directories: new Set() };
    this.#inFolder.set(uri, known);
    return known;
  }
}
