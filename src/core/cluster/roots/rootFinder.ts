import type { FileSystem } from '../../model/ports.ts';
import type { FoundFile, NodeRoot, PathMount } from '../../model/root.ts';
import { baseName, directoriesOf, parentOf } from '../../model/source/directories.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { claimedBases, withClaimed } from './claimedBases.ts';
import { inferLayout } from './inferLayout.ts';
import { type InferredRoot, inferredRoots } from './inferredRoots.ts';
import { isMounted, type Machine, machineRoots, mountedDirectories } from './machineRoots.ts';
import { Namesakes, type Realm } from './namesakes.ts';
import { toNodeRoot } from './nodeRoot.ts';
import { RivalRoots } from './rivalRoots.ts';
import { pathBelow } from './root.ts';
import type { RootBase } from './rootBases.ts';
import { NOTHING, type Referrer, RootHintIndex } from './rootHintIndex.ts';
import { placeKey, RootIndex } from './rootIndex.ts';

/** A path on the node and the folder that stands for it: the setting `kubernetesPKI.pathMappings`, resolved. */
export type PathMapping = PathMount;

/** The roots by their places, and what the names of files show beyond them. */
interface Layout {
  readonly bases: readonly RootBase[];
  readonly inferred: readonly InferredRoot[];
}

/**
 * The directories, by place, of files that lie at a path that a file names. Such a directory is what it is called there, and so are those in it: they
 * stand for no other.
 */
interface ReachedDirectories {
  /** Directories below "/" of a node, to which the path leads from there. */
  readonly placed: ReadonlySet<string>;
  /** The paths on the node of those in a copy of a directory, which files outside of the copy may name as well. */
  readonly standsFor: ReadonlyMap<string, string>;
}

/** Programs, which no file of a copy stands for. */
const PROGRAMS = /\/s?bin$/;

/**
 * Finds the roots that the files' places and their references give evidence of. A file outside every root is
 * judged by itself. Of two places that agree, the outermost wins.
 */
export class RootFinder {
  readonly #files: readonly FoundFile[];
  /** The files that are no old copies. */
  readonly #current: readonly FoundFile[];
  readonly #machines: readonly Machine[];
  readonly #hints: RootHintIndex;
  readonly #referrers: Map<string, Referrer>;
  #namesakes: Namesakes | undefined;
  #mappings: readonly PathMapping[] = [];
  #latest: Layout = { bases: [], inferred: [] };
  #rivals: RivalRoots;
  #index = new RootIndex<RootBase>([]);
  /** The roots that stand for the whole of a node. */
  #wholes = new RootIndex<RootBase>([]);

  constructor(files: readonly FoundFile[], referrers: readonly Referrer[], machines: readonly Machine[] = []) {
    this.#files = files;
    this.#machines = machines;
    this.#current = files.filter(({ archived }) => !archived);
    this.#hints = new RootHintIndex(files);
    this.#rivals = new RivalRoots(this.#hints);
    this.#referrers = new Map(referrers.map((referrer) => [referrer.file.uri, referrer]));
  }

  /** By URI. */
  async find(
    fileSystem: FileSystem,
    mappings: readonly PathMapping[],
    scheduler: Scheduler,
  ): Promise<readonly NodeRoot[]> {
    this.#mappings = mappings;
    this.#latest = await this.#layout(scheduler);
    const { bases, inferred } = this.#latest;
    const ofBase = new Map(inferred.map((one) => [one.base, one]));
    const known = [...bases, ...inferred.filter(({ base }) => !base)];
    return [...known, ...machineRoots(this.#machines, known)]
      .map((place) => toNodeRoot(fileSystem, place, 'places' in place ? place : ofBase.get(place), mappings))
      .sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** Takes the paths that files name now. False if the roots are others with them: then they are to be found by another finder. */
  async confirm(changed: readonly Referrer[], scheduler: Scheduler): Promise<boolean> {
    await this.#hints.prepare(scheduler);
    let isSure = true;
    for (const referrer of changed) {
      const before = this.#referrers.get(referrer.file.uri);
      if (referrer.paths.length > 0) this.#referrers.set(referrer.file.uri, referrer);
      else this.#referrers.delete(referrer.file.uri);
      isSure &&= this.#keepsRoots(before, referrer) && this.#keepsInferred(before, referrer);
    }
    return isSure || signature(await this.#layout(scheduler)) === signature(this.#latest);
  }

  /** True if a file leaves open what it left open before. */
  #keepsInferred(before: Referrer | undefined, now: Referrer): boolean {
    return (before ? this.#openPaths(before) : []).join('\n') === this.#openPaths(now).join('\n');
  }

  async #layout(scheduler: Scheduler): Promise<Layout> {
    const bases = await this.#outermost(scheduler);
    const inferred = await this.#infer(bases, scheduler);
    const claimed = claimedBases(bases, inferred);
    if (claimed.size === 0) return { bases, inferred };
    const kept = bases.filter((base) => !claimed.has(base));
    const again = await this.#infer(kept, scheduler);
    return { bases: kept, inferred: again.map((root) => withClaimed(root, claimed)) };
  }

  async #infer(bases: readonly RootBase[], scheduler: Scheduler): Promise<readonly InferredRoot[]> {
    this.#index = new RootIndex(bases);
    this.#wholes = new RootIndex(bases.filter(({ hostPath }) => hostPath === ''));
    const realmOf = (file: FoundFile) => this.#realmOf(file);
    const { placed, standsFor } = await this.#reachedDirectories(scheduler);
    const isPlaced = ({ folder, path }: FoundFile): boolean => {
      const directory = parentOf(path);
      const above = directory === '' ? [''] : [directory, parentOf(directory)];
      return above.some((one) => placed.has(placeKey(folder.uri, one)));
    };
    this.#namesakes = await Namesakes.of(
      this.#current.filter((file) => !isPlaced(file)),
      realmOf,
      scheduler,
    );
    const open: Referrer[] = [];
    for (const referrer of this.#referrers.values()) {
      const paths = referrer.file.archived ? [] : this.#openPaths(referrer);
      if (paths.length > 0) open.push({ file: referrer.file, paths });
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    const inferences =
      open.length > 0 ? await inferLayout(open, { realmOf, namesakes: this.#namesakes, standsFor }, scheduler) : [];
    return inferredRoots(inferences, (file) => this.#index.of(file));
  }

  async #reachedDirectories(scheduler: Scheduler): Promise<ReachedDirectories> {
    const placed = new Set<string>();
    const standsFor = new Map<string, string>();
    for (const referrer of this.#referrers.values()) {
      const root = this.#index.of(referrer.file);
      const confirmed = root ? this.#rivals.confirmedBy(referrer, root) : [];
      // In a copy of a directory, most names must agree.
      if (root && confirmed.length * 2 > referrer.paths.length) {
        for (const { folder, path } of confirmed) {
          const directory = parentOf(path);
          standsFor.set(placeKey(folder.uri, directory), hostPathOf(root, directory));
        }
      }
      for (const { folder, path } of this.#hints.reachedBy(referrer).files)
        placed.add(placeKey(folder.uri, parentOf(path)));
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    return { placed, standsFor };
  }

  #realmOf(file: FoundFile): Realm {
    const { folder } = file;
    const whole = this.#wholes.of(file);
    return whole ? { id: whole.id, folder, shared: folder.uri, root: whole.path } : { id: folder.uri, folder };
  }

  /** The paths that neither settings nor the file's root place, though there are files of that name. */
  #openPaths({ file, paths }: Referrer): readonly string[] {
    const { folder } = file;
    const root = this.#index.of(file);
    const realm = this.#realmOf(file);
    return paths.filter((path) => {
      const at = path.lastIndexOf('/');
      if (at < 0 || PROGRAMS.test(path.slice(0, at)) || !this.#namesakes?.has(realm, baseName(path))) return false;
      if (this.#mappings.some(({ hostPath }) => pathBelow(hostPath, path) !== undefined)) return false;
      const below = root && pathBelow(root.hostPath, path);
      return (
        !root || below === undefined || !this.#hints.covers(folder, root.path === '' ? below : `${root.path}/${below}`)
      );
    });
  }

  /**
   * True if the roots are the same though a file names other paths now: it reaches the same root, and what else it reaches now or
   * reached before is reached by another file as well, or lies next to what is. False if a look at all files is needed.
   */
  #keepsRoots(before: Referrer | undefined, now: Referrer): boolean {
    const was = before ? this.#hints.reachedBy(before) : NOTHING;
    const is = now.paths.length > 0 ? this.#hints.reachedBy(now) : NOTHING;
    if (was.base?.id !== is.base?.id || this.#rivals.mayChange(before, now)) return false;
    const open = new Set([...missingFrom(is.files, was.files), ...missingFrom(was.files, is.files)]);
    // A file next to another one that is named makes no root by its own name, but for the whole of a node, which this one reaches already.
    const directories = new Set([...open].map(directoryOf));
    const isPlaced = (file: FoundFile) =>
      this.#hints.basesOfPlace(file).every(({ id, hostPath }) => hostPath !== '' || id === is.base?.id);
    for (const referrer of this.#referrers.values()) {
      if (open.size === 0 || directories.size === 0) break;
      for (const file of this.#hints.reachedBy(referrer).files) {
        if (referrer !== now) open.delete(file);
        directories.delete(directoryOf(file));
      }
    }
    return open.size === 0 || (directories.size === 0 && [...open].every(isPlaced));
  }

  async #outermost(scheduler: Scheduler): Promise<readonly RootBase[]> {
    const bases = new Map<string, RootBase>();
    const add = (base: RootBase) => {
      const known = bases.get(base.id);
      if (!known || base.hostPath.length < known.hostPath.length) bases.set(base.id, base);
    };
    const named = new Set<FoundFile>();
    await this.#hints.prepare(scheduler);
    this.#rivals = await RivalRoots.of(this.#files, this.#referrers.values(), this.#hints, scheduler);
    for (const referrer of this.#referrers.values()) {
      const { base, files } = this.#hints.reachedBy(referrer);
      if (!base || this.#rivals.isCoincidence(base)) continue;
      add(base);
      for (const file of files) named.add(file);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    const directories = new Set([...named].map(directoryOf));
    // A file that a reference puts at its place needs no guess from its name, and neither do the files next to it.
    for (const file of this.#files) {
      const isPlaced = directories.has(directoryOf(file));
      for (const base of named.has(file) ? [] : this.#hints.basesOfPlace(file)) {
        if (!isPlaced || base.hostPath === '') add(base);
      }
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    const mounted = mountedDirectories(this.#machines);
    return [...bases.values()].filter(
      (base) => !isEnclosed(base, bases) && !this.#rivals.isPlacedAbove(base) && !isMounted(base, mounted),
    );
  }
}

/** The path on the node of a directory in a copy of another. */
function hostPathOf({ path, hostPath }: RootBase, directory: string): string {
  const below = directory.slice(path === '' ? 0 : path.length + 1);
  return below === '' ? hostPath : `${hostPath}/${below}`;
}

function directoryOf({ folder, path }: FoundFile): string {
  return placeKey(folder.uri, parentOf(path));
}

function missingFrom<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return other.filter((item) => !one.includes(item));
}

/** True if a base further out already gives this one its very place. */
function isEnclosed({ folder, path, hostPath }: RootBase, bases: ReadonlyMap<string, RootBase>): boolean {
  if (path === '') return false;
  for (const directory of directoriesOf(path)) {
    const outer = bases.get(placeKey(folder.uri, directory));
    const below = directory === '' ? path : path.slice(directory.length + 1);
    if (outer && `${outer.hostPath}/${below}` === hostPath) return true;
  }
  return false;
}

function signature({ bases, inferred }: Layout): string {
  const places = [...bases, ...inferred.filter(({ base }) => !base)].map((place) =>
    'places' in place ? placeKey(place.folder.uri, place.path) : `${place.id}\n${place.hostPath}`,
  );
  const evidence = inferred.map(({ folder, path, places, ambiguous }) => [
    folder.uri,
    path,
    places,
    [...ambiguous].sort(),
  ]);
  return JSON.stringify([places.sort(), evidence.map((one) => JSON.stringify(one)).sort()]);
}
