import type { FoundFile } from '../inventory/walk.ts';
import type { Pace } from '../pace.ts';
import { packed } from '../packed.ts';
import type { FileSystem } from '../ports.ts';
import { KnownPlaces } from './knownPlaces.ts';
import { type NodeRoot, normalizePath, type PathMount } from './root.ts';
import { baseAt, basesOfPlace, type RootBase } from './rootBases.ts';
import { directoriesOf, placeKey } from './rootIndex.ts';

/** A path on the node and the folder that stands for it: the setting `kubernetesPki.pathMappings`, resolved. */
export type PathMapping = PathMount;

/** A file that refers to absolute paths of its node. */
export interface Referrer {
  readonly file: FoundFile;
  /** Absolute, normalised paths on the node. */
  readonly paths: readonly string[];
}

/** What the paths of a referrer reach: the folder that stands for "/", so that its host path is the shortest, and the files there. */
interface Reached {
  readonly base?: RootBase;
  readonly files: readonly FoundFile[];
}

const NOTHING: Reached = { files: [] };

/**
 * Finds the roots that the files' places and their references give evidence of. A file outside every root is
 * judged by itself. Roots never nest: the outermost evidence of a place wins.
 */
export class RootFinder {
  readonly #files: readonly FoundFile[];
  #known: KnownPlaces | undefined;
  readonly #referrers: Map<string, Referrer>;
  readonly #ofPlace = new Map<FoundFile, readonly RootBase[]>();
  /** By the paths, which each file has of its own. */
  readonly #reached = new WeakMap<Referrer['paths'], Reached>();
  /** By place and host path: many files give evidence of one. */
  readonly #bases = new Map<string, RootBase>();
  #latest: readonly RootBase[] = [];

  constructor(files: readonly FoundFile[], referrers: readonly Referrer[]) {
    this.#files = files;
    this.#referrers = new Map(referrers.map((referrer) => [referrer.file.uri, referrer]));
  }

  /** By URI. */
  async find(fileSystem: FileSystem, mappings: readonly PathMapping[], pace: Pace): Promise<readonly NodeRoot[]> {
    this.#latest = await this.#outermost(pace);
    return this.#latest.map((base) => toRoot(fileSystem, base, mappings)).sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** Takes the paths that files name now. False where the roots are others with them: then they are to be found by another finder. */
  async confirm(changed: readonly Referrer[], pace: Pace): Promise<boolean> {
    const places = await this.#places(pace);
    let isSure = true;
    for (const referrer of changed) {
      const before = this.#referrers.get(referrer.file.uri);
      if (referrer.paths.length > 0) this.#referrers.set(referrer.file.uri, referrer);
      else this.#referrers.delete(referrer.file.uri);
      isSure &&= this.#keepsRoots(before, referrer, places);
    }
    if (isSure) return true;
    const bases = await this.#outermost(pace);
    const before = new Map(this.#latest.map(({ id, hostPath }) => [id, hostPath]));
    return bases.length === before.size && bases.every(({ id, hostPath }) => before.get(id) === hostPath);
  }

  /**
   * True where the roots are the same though a file names other paths now: it reaches the same root, and what else it reaches now or
   * reached before is reached by another file, or lies where references put a root anyway. False where a look at all files is needed.
   */
  #keepsRoots(before: Referrer | undefined, now: Referrer, places: KnownPlaces): boolean {
    const was = before ? this.#reachedBy(before, places) : NOTHING;
    const is = now.paths.length > 0 ? this.#reachedBy(now, places) : NOTHING;
    if (was.base?.id !== is.base?.id) return false;
    const open = new Set([...missingFrom(is.files, was.files), ...missingFrom(was.files, is.files)]);
    if (open.size === 0) return true;
    const referred = new Set<string>();
    for (const referrer of this.#referrers.values()) {
      const { base, files } = this.#reachedBy(referrer, places);
      if (base) referred.add(base.id);
      if (referrer !== now) for (const file of files) open.delete(file);
    }
    return [...open].every((file) => this.#basesOfPlace(file).every(({ id }) => referred.has(id)));
  }

  async #places(pace: Pace): Promise<KnownPlaces> {
    this.#known ??= await KnownPlaces.of(this.#files, pace);
    return this.#known;
  }

  async #outermost(pace: Pace): Promise<readonly RootBase[]> {
    const bases = new Map<string, RootBase>();
    const add = (base: RootBase) => {
      const known = bases.get(base.id);
      if (!known || base.hostPath.length < known.hostPath.length) bases.set(base.id, base);
    };
    const named = new Set<FoundFile>();
    const places = await this.#places(pace);
    for (const referrer of this.#referrers.values()) {
      const { base, files } = this.#reachedBy(referrer, places);
      if (base) add(base);
      for (const file of files) named.add(file);
      if (pace.isDue()) await pace.rest();
    }
    // What a reference puts at its place needs no guess by its name.
    for (const file of this.#files) {
      if (!named.has(file)) for (const base of this.#basesOfPlace(file)) add(base);
      if (pace.isDue()) await pace.rest();
    }
    return [...bases.values()].filter((base) => !isEnclosed(base, bases));
  }

  #reachedBy(referrer: Referrer, places: KnownPlaces): Reached {
    const known = this.#reached.get(referrer.paths);
    if (known) return known;
    const { base, files } = reachedBy(referrer, places);
    const reached = base ? { base: this.#shared(base), files: packed(files) } : NOTHING;
    this.#reached.set(referrer.paths, reached);
    return reached;
  }

  #basesOfPlace(file: FoundFile): readonly RootBase[] {
    const known = this.#ofPlace.get(file) ?? [...basesOfPlace(file)].map((base) => this.#shared(base));
    this.#ofPlace.set(file, known);
    return known;
  }

  #shared(base: RootBase): RootBase {
    const key = `${base.id}\n${base.hostPath}`;
    const known = this.#bases.get(key) ?? base;
    this.#bases.set(key, known);
    return known;
  }
}

function missingFrom<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return other.filter((item) => !one.includes(item));
}

/** True where a base further out already gives this one its very place. */
function isEnclosed({ folder, path, hostPath }: RootBase, bases: ReadonlyMap<string, RootBase>): boolean {
  if (path === '') return false;
  for (const directory of directoriesOf(path)) {
    const outer = bases.get(placeKey(folder.uri, directory));
    const below = directory === '' ? path : path.slice(directory.length + 1);
    if (outer && `${outer.hostPath}/${below}` === hostPath) return true;
  }
  return false;
}

/** The folder under which the full path of a reference exists: other layouts show themselves so. */
function reachedBy({ file, paths }: Referrer, known: KnownPlaces): Reached {
  const parents = new Set(paths.map((path) => path.slice(1, Math.max(1, path.lastIndexOf('/')))));
  for (const directory of directoriesOf(file.path)) {
    const prefix = directory === '' ? '' : `${directory}/`;
    if (![...parents].some((parent) => known.hasDirectory(file.folder, trimmed(`${prefix}${parent}`)))) continue;
    const reached = paths.flatMap((wanted) => known.at(file.folder, `${prefix}${wanted.slice(1)}`) ?? []);
    if (reached.length > 0) return { base: baseAt(file.folder, directory, ''), files: reached };
  }
  return NOTHING;
}

/** Of a path directly below "/". */
function trimmed(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function toRoot(fileSystem: FileSystem, base: RootBase, mappings: readonly PathMapping[]): NodeRoot {
  const segments = base.path === '' ? [] : base.path.split('/');
  const uri = segments.length === 0 ? base.folder.uri : fileSystem.join(base.folder.uri, ...segments);
  const own: PathMount[] = [{ hostPath: base.hostPath, uri }];
  // The real /etc/kubernetes, opened where it is: the whole machine is its node, and no copy is mixed into it.
  const machinePath = fileSystem.machinePath(uri);
  if (machinePath !== undefined && base.hostPath !== '' && normalizePath(machinePath) === base.hostPath) {
    const up = base.hostPath
      .split('/')
      .slice(1)
      .map(() => '..');
    own.push({ hostPath: '', uri: fileSystem.join(uri, ...up) });
  }
  const mapped = [...mappings].sort((a, b) => b.hostPath.length - a.hostPath.length);
  return { folder: base.folder, path: base.path, uri, hostPath: base.hostPath, mounts: [...mapped, ...own] };
}
