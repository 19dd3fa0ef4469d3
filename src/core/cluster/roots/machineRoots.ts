import type { FoundFile } from '../../model/root.ts';
import { directoriesOf, normalizePath, parentOf } from '../../model/source/directories.ts';
import type { InferredRoot } from './inferredRoots.ts';
import type { RootBase } from './rootBases.ts';
import { placeKey, RootIndex } from './rootIndex.ts';

/** A compose file that sets a machine up, and the folders next to it that its containers see. */
export interface Machine {
  readonly file: FoundFile;
  readonly besides: readonly string[];
}

/** The folders of compose files that lie in no other root. */
export function machineRoots(
  machines: readonly Machine[],
  known: readonly (RootBase | InferredRoot)[],
): readonly InferredRoot[] {
  const index = new RootIndex<RootBase | InferredRoot>(known);
  const roots = new Map<string, InferredRoot>();
  for (const { file } of machines) {
    if (index.of(file)) continue;
    const { folder } = file;
    const path = parentOf(file.path);
    roots.set(placeKey(folder.uri, path), { folder, path, places: [], ambiguous: new Set() });
  }
  return [...roots.values()];
}

/** The folders, by place, that containers see. The folder of a compose file is not one of them, because it can contain anything. */
export function mountedDirectories(machines: readonly Machine[]): ReadonlySet<string> {
  return new Set(
    machines.flatMap(({ file: { folder, path }, besides }) => {
      const own = parentOf(path);
      const mounted = besides.map((beside) => normalizePath(`/${own}/${beside}`).slice(1));
      return mounted.filter((one) => one !== own && one !== '').map((one) => placeKey(folder.uri, one));
    }),
  );
}

/** Whether only the names of files make the folder a part of a node, and a container sees it at a path that its compose file gives. */
export function isMounted({ folder, path, hostPath }: RootBase, mounted: ReadonlySet<string>): boolean {
  if (hostPath === '' || mounted.size === 0) return false;
  return [path, ...directoriesOf(path)].some((one) => mounted.has(placeKey(folder.uri, one)));
}
