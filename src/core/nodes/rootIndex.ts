import type { FoundFile } from '../inventory/walk.ts';
import type { NodeRoot } from './root.ts';

/** The roots by their places, so that finding a file's costs a look-up for each of its directories. */
export class RootIndex {
  readonly #roots = new Map<string, NodeRoot>();

  constructor(roots: readonly NodeRoot[]) {
    for (const root of roots) this.#roots.set(placeKey(root.folder.uri, root.path), root);
  }

  /** The deepest root that the file lies below; undefined outside every root. */
  of({ folder, path }: FoundFile): NodeRoot | undefined {
    for (const directory of directoriesOf(path)) {
      const root = this.#roots.get(placeKey(folder.uri, directory));
      if (root) return root;
    }
    return undefined;
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
