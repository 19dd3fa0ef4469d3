import { compact } from '../../model/collections/compact.ts';
import { derived } from '../../model/memo/derived.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { directoriesOf, parentOf } from '../../model/source/directories.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { baseAt, basesOfPlace, type HasFile, type RootBase } from './rootBases.ts';

/** A file that refers to absolute paths of its node. */
export interface Referrer {
  readonly file: FoundFile;
  /** Absolute, normalized paths on the node, in a separate array for each file. */
  readonly paths: readonly string[];
}

/** The targets of a referrer's paths: the folder that stands for "/", chosen for the shortest host path, and the files there. */
export interface Reached {
  readonly base?: RootBase;
  readonly files: readonly FoundFile[];
}

export const NOTHING: Reached = { files: [] };

/** The evidence of each file: the root that its own place shows, and the places that its paths name. */
export class RootHintIndex {
  readonly #files: readonly FoundFile[];
  #known: KnownPlaces | undefined;
  readonly #ofPlace = new Map<FoundFile, readonly RootBase[]>();
  /** By place and host path: many files give evidence of one. */
  readonly #bases = new Map<string, RootBase>();

  constructor(files: readonly FoundFile[]) {
    this.#files = files;
  }

  /** To be waited for before it is asked what a referrer reaches. */
  async prepare(scheduler: Scheduler): Promise<void> {
    this.#known ??= await KnownPlaces.of(this.#files, scheduler);
  }

  reachedBy({ file, paths }: Referrer): Reached {
    return this.#known ? this.#reachedBy(paths, file, this.#known) : NOTHING;
  }

  readonly #reachedBy = derived((paths: Referrer['paths'], file: FoundFile, known: KnownPlaces): Reached => {
    const { base, files } = reachedBy({ file, paths }, known);
    return base ? { base: this.#shared(base), files: compact(files) } : NOTHING;
  });

  /** The file at a place. */
  at(folder: InspectedFolder, path: string): FoundFile | undefined {
    return this.#known?.at(folder, path);
  }

  /** Whether there is a file at the place, or are others where it would be. */
  covers(folder: InspectedFolder, path: string): boolean {
    return this.#known?.at(folder, path) !== undefined || this.#known?.hasDirectory(folder, parentOf(path)) === true;
  }

  basesOfPlace(file: FoundFile): readonly RootBase[] {
    const known =
      this.#ofPlace.get(file) ?? [...basesOfPlace(file, this.#hasFile(file.folder))].map((base) => this.#shared(base));
    this.#ofPlace.set(file, known);
    return known;
  }

  #hasFile(folder: InspectedFolder): HasFile {
    return (directory, name) => this.at(folder, directory === '' ? name : `${directory}/${name}`) !== undefined;
  }

  #shared(base: RootBase): RootBase {
    const key = `${base.id}\n${base.hostPath}`;
    const known = this.#bases.get(key) ?? base;
    this.#bases.set(key, known);
    return known;
  }
}

/** The folder under which the full path of a reference exists: other layouts show themselves so. */
function reachedBy({ file, paths }: Referrer, known: KnownPlaces): Reached {
  const parents = new Set(paths.map((path) => path.slice(1, Math.max(1, path.lastIndexOf('/')))));
  for (const directory of directoriesOf(file.path)) {
    const prefix = directory === '' ? '' : `${directory}/`;
    if (![...parents].some((parent) => known.hasDirectory(file.folder, trimmed(`${prefix}${parent}`)))) continue;
    const reached = paths
      .flatMap((wanted) => known.at(file.folder, `${prefix}${wanted.slice(1)}`) ?? [])
      .filter((one) => !isPlacedAbove(one, directory));
    if (reached.length > 0) return { base: baseAt(file.folder, directory, ''), files: reached };
  }
  return NOTHING;
}

/**
 * Whether the file already has its place in a root further out, and none below the directory. A reference that reaches it from the directory is
 * then a coincidence of names.
 */
function isPlacedAbove(file: FoundFile, directory: string): boolean {
  const below = { ...file, path: file.path.slice(directory === '' ? 0 : directory.length + 1) };
  const isOwn = [...basesOfPlace(below)].some(({ path, hostPath }) => path === '' && hostPath === '');
  return !isOwn && [...basesOfPlace(file)].some(({ path }) => path.length < directory.length);
}

/** The path is directly below "/". */
function trimmed(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

interface FolderPlaces {
  readonly files: Map<string, FoundFile>;
  readonly directories: Set<string>;
}

/** The files by their places, and the directories that hold one directly. */
class KnownPlaces {
  /** By the folder's URI, and then by the path in it: to join the two would keep a text a file. */
  readonly #inFolder = new Map<string, FolderPlaces>();

  static async of(files: readonly FoundFile[], scheduler: Scheduler): Promise<KnownPlaces> {
    const places = new KnownPlaces();
    for (const file of files) {
      const { folder, path } = file;
      const { files: known, directories } = places.#of(folder);
      known.set(path, file);
      directories.add(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
      if (scheduler.shouldYield()) await scheduler.yieldNow();
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
