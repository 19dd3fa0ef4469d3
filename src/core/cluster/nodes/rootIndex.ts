import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { directoriesOf } from '../files/directories.ts';

/** Where a root lies. */
interface RootPlace {
  readonly folder: InspectedFolder;
  readonly path: string;
}

/** The roots by their places, so that finding a directory's costs a look-up for each above it, and finding another file's there just one. */
export class RootIndex<Root extends RootPlace> {
  /** By the folder's URI and the path in it. */
  readonly #roots = new Map<string, Map<string, Root>>();
  /** What was found for directories. */
  readonly #known = new Map<string, Map<string, Root | undefined>>();

  constructor(roots: readonly Root[]) {
    for (const root of roots) {
      const { folder, path } = root;
      const inFolder = this.#roots.get(folder.uri) ?? new Map<string, Root>();
      inFolder.set(path, root);
      this.#roots.set(folder.uri, inFolder);
      this.#known.set(folder.uri, new Map());
    }
  }

  /** The deepest root that the file lies below; undefined outside every root. */
  of({ folder, path }: FoundFile): Root | undefined {
    const roots = this.#roots.get(folder.uri);
    const known = this.#known.get(folder.uri);
    if (!roots || !known) return undefined;
    const own = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (known.has(own)) return known.get(own);
    let found: Root | undefined;
    for (const directory of directoriesOf(path)) {
      found = roots.get(directory);
      if (found) break;
    }
    known.set(own, found);
    return found;
  }
}

/** One text a place: no URI has a line break. */
export function placeKey(folderUri: string, path: string): string {
  return `${folderUri}\n${path}`;
}
