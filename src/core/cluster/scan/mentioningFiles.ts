import { append } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { FoundFile } from '../../model/root.ts';
import { normalizePath, parentOf } from '../../model/source/directories.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { readObjectsOf } from '../nodes/readObjects.ts';
import { placeKey } from '../roots/rootIndex.ts';
import { objectHintsOf } from './mountedObjectFiles.ts';

type IdsOf = (one: FoundFile) => readonly string[];

/**
 * The files that belong to no node, by each group with files that they may name (`byPlace`: the files of all groups) or with an object that their
 * pods read.
 */
export async function groupsOfMentioning(
  mentioning: readonly PlacedFile[],
  holding: readonly PlacedFile[],
  byPlace: ReadonlyMap<string, FoundFile>,
  idsOf: IdsOf,
  scheduler: Scheduler,
): Promise<ReadonlyMap<string, readonly FoundFile[]>> {
  const naming = new Map<string, FoundFile[]>();
  const holders = groupsOfHeld(mentioning.length > 0 ? holding : [], idsOf);
  for (const { found: one, file } of mentioning) {
    const { folder } = one;
    const targets = relativePaths(one, file).flatMap((path) => byPlace.get(placeKey(folder.uri, path)) ?? []);
    const named = file.mentions ? [one, ...targets].flatMap(idsOf) : [];
    const read = readObjectsOf(file).flatMap((key) => [...(holders.get(placeKey(folder.uri, key)) ?? [])]);
    for (const id of new Set([...named, ...read])) append(naming, id, one);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return naming;
}

/** The ids of the groups with an object, by its folder and key. */
function groupsOfHeld(holding: readonly PlacedFile[], idsOf: IdsOf): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { found, file } of holding) {
    if (found.archived) continue;
    for (const key of objectHintsOf(file)?.holds ?? []) {
      const place = placeKey(found.folder.uri, key);
      const ids = groups.get(place) ?? new Set();
      groups.set(place, ids);
      for (const id of idsOf(found)) ids.add(id);
    }
  }
  return groups;
}

/** The relative paths that a file mentions, from the workspace folder. */
function relativePaths({ path }: FoundFile, { mentions = [] }: DecodedFile): readonly string[] {
  const relative = mentions.filter((mention) => !mention.path.startsWith('/'));
  return relative.map((mention) => normalizePath(`/${parentOf(path)}/${mention.path}`).slice(1));
}
