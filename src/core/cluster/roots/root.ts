import { append } from '../../model/collections/lookup.ts';
import { derived } from '../../model/memo/derived.ts';
import type { InspectedFolder, NodeRoot, PathMount } from '../../model/root.ts';
import { directoriesOf } from '../../model/source/directories.ts';
import { splitEmbedded } from '../../model/source/embeddedUri.ts';

/** The path a file has on its node, or undefined if the file does not lie below the root, or its path is unknown. */
export function hostPathIn(root: NodeRoot, folder: InspectedFolder, path: string): string | undefined {
  if (folder.uri !== root.folder.uri) return undefined;
  const { named, places } = knownPlaces(root);
  const known = named.get(path);
  if (known !== undefined) return known;
  for (const directory of directoriesOf(path)) {
    const hostPath = (directory === root.path ? root.hostPath : undefined) ?? places.get(directory);
    if (hostPath !== undefined)
      return directory === '' ? `${hostPath}/${path}` : hostPath + path.slice(directory.length);
    if (places.has(directory)) return undefined;
  }
  return undefined;
}

interface KnownPaths {
  /** By the paths in the folder of files that are named. */
  readonly named: ReadonlyMap<string, string>;
  /** By inferred directory; undefined if one stands for several. */
  readonly places: ReadonlyMap<string, string | undefined>;
}

const knownPlaces = derived((root: NodeRoot): KnownPaths => {
  const named = new Map<string, string>();
  const places = new Map<string, string | undefined>();
  for (const { directory, hostPath, names } of root.inferred ?? []) {
    places.set(directory, places.has(directory) ? undefined : hostPath);
    for (const name of names) {
      const path = directory === '' ? name : `${directory}/${name}`;
      if (!named.has(path) && !root.ambiguous?.has(`${hostPath}/${name}`)) named.set(path, `${hostPath}/${name}`);
    }
  }
  return { named, places };
});

interface RankedMount {
  readonly rank: number;
  readonly mount: PathMount;
}

/** The mounts that a path on the node lies below or is, in their order. */
export function mountsAbove({ mounts }: NodeRoot, path: string): readonly PathMount[] {
  const known = rankedMounts(mounts);
  const above: RankedMount[] = [...(known.get(path) ?? [])];
  for (let at = path.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : path.lastIndexOf('/', at - 1)) {
    above.push(...(known.get(path.slice(0, at)) ?? []));
  }
  return above.sort((one, other) => one.rank - other.rank).map(({ mount }) => mount);
}

const rankedMounts = derived((mounts: NodeRoot['mounts']): ReadonlyMap<string, readonly RankedMount[]> => {
  const byPath = new Map<string, RankedMount[]>();
  for (const [rank, mount] of mounts.entries()) {
    append(byPath, mount.hostPath, { rank, mount });
  }
  return byPath;
});

/** Whether a file lies where a path on the node leads without any link. One directory of a copy may stand for several on the node. */
export function liesAt(root: NodeRoot, hostPath: string, uri: string): boolean {
  return mountsAbove(root, hostPath).some((mount) => uri === `${mount.uri}/${pathBelow(mount.hostPath, hostPath)}`);
}

/** The part of `path` below `directory` without a leading slash; undefined if it is not below it. */
export function pathBelow(directory: string, path: string): string | undefined {
  if (path === directory) return '';
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : undefined;
}

/** Whether only evidence places a file on the node: it may belong to another host. A machine configuration writes each file to its path. */
export function isPlacedByEvidence(root: NodeRoot | undefined, uri: string): boolean {
  return (root?.inferred ?? []).some(
    (mount) => splitEmbedded(mount.uri) === undefined && pathBelow(mount.uri, uri) !== undefined,
  );
}
