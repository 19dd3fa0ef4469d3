import type { FoundFile } from '../../model/root.ts';
import { directoriesOf } from '../../model/source/directories.ts';

/** For each file the highest folder that contains no other one; undefined if two are in one folder, or one is above the other. */
export function separateFolders(files: readonly FoundFile[]): readonly string[] | undefined {
  const count = new Map<string, number>();
  for (const folder of files.flatMap(foldersOf)) count.set(folder, (count.get(folder) ?? 0) + 1);
  const own = files.flatMap((file) => foldersOf(file).find((folder) => count.get(folder) === 1) ?? []);
  return own.length === files.length ? own : undefined;
}

/** The folders that contain the file, the highest first. */
export function foldersOf({ path }: FoundFile): readonly string[] {
  return [...directoriesOf(path)].reverse();
}
