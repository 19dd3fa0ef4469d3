import { directoriesOf } from '../../model/source/directories.ts';
import type { InferredPlace, InferredRoot } from './inferredRoots.ts';
import type { RootBase } from './rootBases.ts';
import { placeKey } from './rootIndex.ts';

/**
 * The roots that are known only by the names of their files, and to which a path in a file next to them leads. Both are one node, and the
 * path proves the place.
 */
export function claimedBases(bases: readonly RootBase[], inferred: readonly InferredRoot[]): ReadonlySet<RootBase> {
  const guessed = bases.filter(({ hostPath }) => hostPath !== '');
  const byPlace = new Map(guessed.map((base) => [placeKey(base.folder.uri, base.path), base]));
  const claimed = new Set<RootBase>();
  for (const { folder, path, places } of inferred) {
    for (const place of places) {
      for (const directory of directoriesOf(`${place.directory}/`)) {
        const base = byPlace.get(placeKey(folder.uri, directory));
        if (base && isBelow(path, directory) && (directory === place.directory || agrees(base, place)))
          claimed.add(base);
        if (directory === path) break;
      }
    }
  }
  return claimed;
}

/** The root with the places of those that it encloses. A place that a reference proves is certain. */
export function withClaimed(root: InferredRoot, claimed: ReadonlySet<RootBase>): InferredRoot {
  const agreed = [...claimed].filter(
    (base) =>
      base.folder.uri === root.folder.uri &&
      isBelow(root.path, base.path) &&
      root.places.some((place) => agrees(base, place)),
  );
  if (agreed.length === 0) return root;
  const sure = agreed.map(({ path, hostPath }): InferredPlace => {
    const same = root.places.find((place) => place.directory === path && place.hostPath === hostPath);
    return { hostPath, directory: path, names: same?.names ?? [], isSure: true };
  });
  const others = root.places.filter(
    (place) => !sure.some((one) => one.directory === place.directory && one.hostPath === place.hostPath),
  );
  return {
    ...root,
    places: [
      ...sure,
      ...others.map((place) =>
        agreed.some((base) => agrees(base, place)) ? { ...place, isSure: true as const } : place,
      ),
    ],
  };
}

/** Whether both give a directory the same path. */
function agrees({ path, hostPath }: RootBase, place: InferredPlace): boolean {
  if (place.directory === path) return place.hostPath === hostPath;
  return isBelow(path, place.directory) && place.hostPath === `${hostPath}${place.directory.slice(path.length)}`;
}

function isBelow(outer: string, inner: string): boolean {
  return inner !== outer && (outer === '' || inner.startsWith(`${outer}/`));
}
