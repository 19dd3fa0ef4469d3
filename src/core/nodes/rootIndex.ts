import type { FoundFile } from '../inventory/walk.ts';
import type { NodeRoot } from './root.ts';

/** The roots by their places, so that finding a directory's costs a look-up for each above it, and finding another file's there just one. */
export class RootIndex {
  /** By the folder's URI and the path in it. */
  readonly #roots = new Map<string, Map<string, NodeRoot>>();
  /** What was found for directories. */
  readonly #known = new Map<string, Map<string, NodeRoot | undefined>>();

  constructor(roots: readonly NodeRoot[]) {
    for (const root of roots) {
      const { folder, path } = root;
      const inFolder = this.#roots.get(folder.uri) ?? new Map<string, NodeRoot>();
      inFolder.set(path, root);
      this.#roots.set(folder.uri, inFolder);
      this.#known.set(folder.uri, new Map());
    }
  }

  /** The deepest root that the file lies below; undefined outside every root. */
  of({ folder, path }: FoundFile): NodeRoot | undefined {
    const roots = this.#roots.get(folder.uri);
    const known = this.#known.get(folder.uri);
    if (!roots || !known) return undefined;
    const own = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (known.has(own)) return known.get(own);
    let found: NodeRoot | undefined;
    for (const directory of directoriesOf(path)) {
      found = roots.get(directory);
      if (found) break;
    }
    known.set(own, found);
    return found;
  }
}

/** The directories above a path, the deepest first, "" last. */
export function* directoriesOf(path: string): Generator<string> {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) yield path.slice(0, at);
  yield '';
}

/** One text a place: no URI has a line break. */
export function placeKey(folderUri: string, path: string): string {
  return `${folderUri}\n${path}`;
}
