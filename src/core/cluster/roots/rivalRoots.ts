import type { FoundFile } from '../../model/root.ts';
import { directoriesOf, parentOf } from '../../model/source/directories.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { pathBelow } from './root.ts';
import type { RootBase } from './rootBases.ts';
import type { Referrer, RootHintIndex } from './rootHintIndex.ts';
import { placeKey } from './rootIndex.ts';

/**
 * Decides between roots that contradict each other. A root with the evidence of a few names yields to a place with stronger evidence: a file that is
 * added to a node must not take other files out of it.
 */
export class RivalRoots {
  readonly #hints: RootHintIndex;
  /** The copies of a directory that the names of their files show, by place, and how many files show each. */
  readonly #copies = new Map<string, { readonly base: RootBase; files: number }>();
  /** The directories of which a file has its place in a root further out, by place. */
  readonly #placed = new Set<string>();
  /** The files that lie where a file names them: by place, if that is a copy of a directory, and if it is "/". */
  readonly #confirmed = new Map<string, Set<FoundFile>>();
  readonly #reached = new Map<string, Set<FoundFile>>();

  constructor(evidence: RootHintIndex) {
    this.#hints = evidence;
  }

  static async of(
    files: readonly FoundFile[],
    referrers: Iterable<Referrer>,
    evidence: RootHintIndex,
    scheduler: Scheduler,
  ): Promise<RivalRoots> {
    const rivals = new RivalRoots(evidence);
    for (const file of files) {
      rivals.#addPlace(file);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    for (const referrer of referrers) {
      rivals.#addNames(referrer);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    return rivals;
  }

  /** Whether what files name under "/" is less than what they name in the copy of a directory that is at the same place. */
  isCoincidence({ id }: RootBase): boolean {
    const copy = this.#copies.get(id);
    if (!copy) return false;
    const reached = this.#reached.get(id)?.size ?? 0;
    return (this.#confirmed.get(id)?.size ?? 0) > reached || (reached === 1 && copy.files > 1);
  }

  /** Whether the place is a directory of another root, which is further out: a "pki" with certificates is no node. */
  isPlacedAbove({ id }: RootBase): boolean {
    return this.#placed.has(id);
  }

  /** The files that lie where a file names them, if the root is a copy of a directory. */
  confirmedBy({ file, paths }: Referrer, { folder, path: root, hostPath }: RootBase): readonly FoundFile[] {
    if (hostPath === '' || file.archived) return [];
    return paths.flatMap((path) => {
      const below = pathBelow(hostPath, path);
      return (below && this.#hints.at(folder, root === '' ? below : `${root}/${below}`)) || [];
    });
  }

  /** Whether other names of a file may decide otherwise. */
  mayChange(before: Referrer | undefined, now: Referrer): boolean {
    return [...directoriesOf(now.file.path)].some((directory) => {
      const copy = this.#copies.get(placeKey(now.file.folder.uri, directory));
      if (!copy) return false;
      const was = before ? this.confirmedBy(before, copy.base) : [];
      const is = this.confirmedBy(now, copy.base);
      return was.length !== is.length || was.some((file, at) => file !== is[at]) || this.#reached.has(copy.base.id);
    });
  }

  #addPlace(file: FoundFile): void {
    for (const base of this.#hints.basesOfPlace(file)) {
      const directory = parentOf(file.path);
      if (base.hostPath === '') continue;
      if (base.path.length < directory.length) this.#placed.add(placeKey(file.folder.uri, directory));
      const known = this.#copies.get(base.id);
      if (known) known.files++;
      else this.#copies.set(base.id, { base, files: 1 });
    }
  }

  #addNames(referrer: Referrer): void {
    const { base, files } = this.#hints.reachedBy(referrer);
    if (base) addAll(this.#reached, base.id, files);
    if (this.#copies.size === 0) return;
    for (const directory of directoriesOf(referrer.file.path)) {
      const copy = this.#copies.get(placeKey(referrer.file.folder.uri, directory));
      if (copy) addAll(this.#confirmed, copy.base.id, this.confirmedBy(referrer, copy.base));
    }
  }
}

function addAll(sets: Map<string, Set<FoundFile>>, id: string, files: readonly FoundFile[]): void {
  const known = sets.get(id) ?? new Set();
  for (const file of files) known.add(file);
  if (known.size > 0) sets.set(id, known);
}
