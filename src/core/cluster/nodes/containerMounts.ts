import { append } from '../../model/collections/lookup.ts';
import type { NodeFile } from '../../model/node.ts';
import type { PathMention } from '../../model/pathMention.ts';
import { normalizePath, parentOf } from '../../model/source/directories.ts';
import { pathBelow } from '../roots/root.ts';

interface Mount {
  /** As `placeOf` returns it. */
  readonly source: string;
  readonly target: string;
}

/** The mounts of containers that commands and compose files start, by the file that states them. */
export class ContainerMounts {
  readonly #byFile = new Map<NodeFile, Mount[]>();

  constructor(files: readonly NodeFile[]) {
    for (const file of files) {
      for (const { path, target } of file.file.mentions ?? []) {
        if (target) append(this.#byFile, file, { source: placeOf(path, file), target: normalizePath(target) });
      }
    }
  }

  /** The host paths that a path leads to in the containers that mount `reader`. Other containers have other mounts. */
  behind(path: string, reader: NodeFile): readonly string[] {
    const places: string[] = [];
    for (const [file, mounts] of this.#byFile) {
      if (file !== reader && !mounts.some(({ source }) => sees(source, reader))) continue;
      for (const { source, target } of mounts) {
        const below = pathBelow(target, path);
        if (below !== undefined) places.push(below === '' ? source : `${source}/${below}`);
      }
    }
    return places;
  }
}

function sees(source: string, { path, hostPath }: NodeFile): boolean {
  return [path, hostPath].some((one) => one !== undefined && pathBelow(source, one) !== undefined);
}

/** An absolute path on the node, or one relative to the workspace folder of the file that mentions it. */
export function placeOf(path: PathMention['path'], { path: by }: NodeFile): string {
  return path.startsWith('/') ? normalizePath(path) : normalizePath(`/${parentOf(by)}/${path}`).slice(1);
}
