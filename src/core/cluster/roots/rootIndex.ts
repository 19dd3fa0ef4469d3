import { rootOfReadFolder } from '../../kubernetes/values/candidatePath.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import { parentOf } from '../../model/source/directories.ts';

/** The place of a root. */
interface RootPlace {
  readonly folder: InspectedFolder;
  readonly path: string;
  readonly hostPath?: string | undefined;
}

/** The roots by their places, so that finding a directory's costs a look-up for each above it, and finding another file's there just one. */
export class RootIndex<Root extends RootPlace> {
  /** The root of each directory that was looked for, by the folder's URI and the path in it. */
  readonly #known = new Map<string, Map<string, Root | undefined>>();

  constructor(roots: readonly Root[]) {
    for (const root of roots) {
      const { folder, path } = root;
      const inFolder = this.#known.get(folder.uri);
      if (inFolder) inFolder.set(path, root);
      else this.#known.set(folder.uri, new Map([[path, root]]));
    }
  }

  /**
   * The deepest root that the file lies below; undefined outside every root. A root inside a node's folder does not take from it the files that
   * components read there.
   */
  of({ folder, path }: FoundFile): Root | undefined {
    const known = this.#known.get(folder.uri);
    if (!known) return undefined;
    const directory = parentOf(path);
    const deepest = rootOf(directory, known);
    if (!deepest?.path || deepest.hostPath === undefined) return deepest;
    const at = rootOfReadFolder(directory) ?? deepest.path;
    const outer = at.length < deepest.path.length ? known.get(at) : undefined;
    return outer?.path === at && outer.hostPath === '' ? outer : deepest;
  }
}

/** The root of a directory, which is then known of those above it too. */
function rootOf<Root>(directory: string, known: Map<string, Root | undefined>): Root | undefined {
  let found: Root | undefined;
  const passed: string[] = [];
  for (let at = directory; ; at = parentOf(at)) {
    found = known.get(at);
    if (found !== undefined || known.has(at)) break;
    passed.push(at);
    if (at === '') break;
  }
  for (const at of passed) known.set(at, found);
  return found;
}

/** One text a place: no URI has a line break. */
export function placeKey(folderUri: string, path: string): string {
  return `${folderUri}\n${path}`;
}
