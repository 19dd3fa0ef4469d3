import type { FoundFile } from '../inventory/walk.ts';
import type { Pace } from '../pace.ts';
import type { FileSystem } from '../ports.ts';
import { type NodeRoot, normalizePath, type PathMount } from './root.ts';
import type { RootBase } from './rootBases.ts';
import { NOTHING, type Referrer, RootEvidence } from './rootEvidence.ts';
import { directoriesOf, placeKey } from './rootIndex.ts';

/** A path on the node and the folder that stands for it: the setting `kubernetesPki.pathMappings`, resolved. */
export type PathMapping = PathMount;

/**
 * Finds the roots that the files' places and their references give evidence of. A file outside every root is
 * judged by itself. Roots never nest: the outermost evidence of a place wins.
 */
export class RootFinder {
  readonly #files: readonly FoundFile[];
  readonly #evidence: RootEvidence;
  readonly #referrers: Map<string, Referrer>;
  #latest: readonly RootBase[] = [];

  constructor(files: readonly FoundFile[], referrers: readonly Referrer[]) {
    this.#files = files;
    this.#evidence = new RootEvidence(files);
    this.#referrers = new Map(referrers.map((referrer) => [referrer.file.uri, referrer]));
  }

  /** By URI. */
  async find(fileSystem: FileSystem, mappings: readonly PathMapping[], pace: Pace): Promise<readonly NodeRoot[]> {
    this.#latest = await this.#outermost(pace);
    return this.#latest.map((base) => toRoot(fileSystem, base, mappings)).sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** Takes the paths that files name now. False where the roots are others with them: then they are to be found by another finder. */
  async confirm(changed: readonly Referrer[], pace: Pace): Promise<boolean> {
    await this.#evidence.prepare(pace);
    let isSure = true;
    for (const referrer of changed) {
      const before = this.#referrers.get(referrer.file.uri);
      if (referrer.paths.length > 0) this.#referrers.set(referrer.file.uri, referrer);
      else this.#referrers.delete(referrer.file.uri);
      isSure &&= this.#keepsRoots(before, referrer);
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
  #keepsRoots(before: Referrer | undefined, now: Referrer): boolean {
    const was = before ? this.#evidence.reachedBy(before) : NOTHING;
    const is = now.paths.length > 0 ? this.#evidence.reachedBy(now) : NOTHING;
    if (was.base?.id !== is.base?.id) return false;
    const open = new Set([...missingFrom(is.files, was.files), ...missingFrom(was.files, is.files)]);
    if (open.size === 0) return true;
    const referred = new Set<string>();
    for (const referrer of this.#referrers.values()) {
      const { base, files } = this.#evidence.reachedBy(referrer);
      if (base) referred.add(base.id);
      if (referrer !== now) for (const file of files) open.delete(file);
    }
    return [...open].every((file) => this.#evidence.basesOfPlace(file).every(({ id }) => referred.has(id)));
  }

  async #outermost(pace: Pace): Promise<readonly RootBase[]> {
    const bases = new Map<string, RootBase>();
    const add = (base: RootBase) => {
      const known = bases.get(base.id);
      if (!known || base.hostPath.length < known.hostPath.length) bases.set(base.id, base);
    };
    const named = new Set<FoundFile>();
    await this.#evidence.prepare(pace);
    for (const referrer of this.#referrers.values()) {
      const { base, files } = this.#evidence.reachedBy(referrer);
      if (base) add(base);
      for (const file of files) named.add(file);
      if (pace.isDue()) await pace.rest();
    }
    // What a reference puts at its place needs no guess by its name.
    for (const file of this.#files) {
      if (!named.has(file)) for (const base of this.#evidence.basesOfPlace(file)) add(base);
      if (pace.isDue()) await pace.rest();
    }
    return [...bases.values()].filter((base) => !isEnclosed(base, bases));
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
