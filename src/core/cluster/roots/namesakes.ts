import { append } from '../../model/collections/lookup.ts';
import { derived } from '../../model/memo/derived.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { baseName, directoriesOf } from '../../model/source/directories.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';

/** More files of one name tell nothing of which one is meant. */
const MAX_NAMESAKES = 8;

/** Files among which a path may lead from one to another. */
export interface Realm {
  readonly id: string;
  readonly folder: InspectedFolder;
  /** The id of the files that belong to no node, which any node may have; absent for these themselves. */
  readonly shared?: string;
  /** The path in the folder that stands for "/" of a node; absent for the files that belong to no node. */
  readonly root?: string;
}

/** The files of one name by the directories that they lie below. */
type ByDirectory = ReadonlyMap<string, readonly FoundFile[]>;

/** The files by their names, to be looked for below a directory of one node. */
export class Namesakes {
  /** By realm and name. */
  readonly #files = new Map<string, Map<string, FoundFile[]>>();

  static async of(
    files: readonly FoundFile[],
    realmOf: (file: FoundFile) => Realm,
    scheduler: Scheduler,
  ): Promise<Namesakes> {
    const namesakes = new Namesakes();
    for (const file of files) {
      const { id } = realmOf(file);
      const known = namesakes.#files.get(id) ?? new Map<string, FoundFile[]>();
      namesakes.#files.set(id, known);
      const name = baseName(file.path);
      append(known, name, file);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    return namesakes;
  }

  has(realm: Realm, name: string): boolean {
    return idsOf(realm).some((id) => this.#files.get(id)?.has(name));
  }

  /** The files of that name below a directory, at any depth; none if there are too many. */
  below(realm: Realm, directory: string, name: string): readonly FoundFile[] {
    const found = idsOf(realm).flatMap((id) => {
      const files = this.#files.get(id)?.get(name);
      return (files && byDirectory(files).get(directory)) ?? [];
    });
    return found.length > MAX_NAMESAKES ? [] : found;
  }
}

const byDirectory = derived((files: readonly FoundFile[]): ByDirectory => {
  const directories = new Map<string, FoundFile[]>();
  for (const file of files) {
    for (const directory of directoriesOf(file.path)) {
      const found = directories.get(directory);
      if (!found) directories.set(directory, [file]);
      else if (found.length <= MAX_NAMESAKES) found.push(file);
    }
  }
  return directories;
});

function idsOf({ id, shared }: Realm): readonly string[] {
  return shared === undefined ? [id] : [id, shared];
}
