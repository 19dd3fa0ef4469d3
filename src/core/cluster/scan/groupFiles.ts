import { append, groupBy } from '../../model/collections/lookup.ts';
import type { FoundFile, InspectedFolder, NodeRoot } from '../../model/root.ts';
import { shownPath } from '../../model/source/embeddedUri.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import type { FileModeCheck } from '../nodes/withFileModes.ts';
import { placeKey, RootIndex } from '../roots/rootIndex.ts';
import { type LooseGroup, looseId, restGroup } from './looseGroup.ts';
import { groupsOfMentioning } from './mentioningFiles.ts';
import { groupsOfMounted } from './mountedObjectFiles.ts';
import type { NodeGroup } from './nodeSteps.ts';
import { planesApart } from './planesApart.ts';
import { machineFolderOf, machineFolders } from './unitMachines.ts';

/**
 * Divides the files among the nodes: roots in their order, then, by folder, the loose files and all `templates`. `holding`: those of the files that
 * mount, contain or find objects. `units`: those with names of their machines. `mentioning`: files that belong to no node, and to each whose files
 * they may name, or whose objects their pods read.
 */
export async function groupFiles(
  found: readonly FoundFile[],
  templates: ReadonlySet<FoundFile>,
  holding: readonly PlacedFile[],
  units: readonly PlacedFile[],
  mentioning: readonly PlacedFile[],
  roots: readonly NodeRoot[],
  folders: readonly InspectedFolder[],
  checkOf: (folder: InspectedFolder) => FileModeCheck,
  scheduler: Scheduler,
): Promise<readonly NodeGroup[]> {
  const index = new RootIndex(roots);
  const placeOf = (one: FoundFile) => (templates.has(one) ? undefined : index.of(one)?.uri) ?? looseId(one.folder);
  const moved = groupsOfMounted(holding, placeOf);
  const rootIds = new Set(roots.map(({ uri }) => uri));
  const planes = planesApart(
    holding,
    (one) => moved.get(one) ?? placeOf(one),
    (place) => rootIds.has(place),
  );
  const machines = machinesOutsideRoots(units, placeOf);
  const idsOf = (one: FoundFile) => planes.idsOf.get(one) ?? [moved.get(one) ?? machines.idOf(one) ?? placeOf(one)];
  const files = new Map<string, FoundFile[]>();
  const byPlace = new Map<string, FoundFile>();
  for (const one of [...found, ...templates]) {
    for (const id of idsOf(one)) append(files, id, one);
    if (mentioning.length > 0) byPlace.set(placeKey(one.folder.uri, one.path), one);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  const naming = await groupsOfMentioning(mentioning, holding, byPlace, idsOf, scheduler);
  const mentionsOf = (id: string) => {
    const own = naming.get(id);
    return own ? { mentioning: own } : {};
  };
  const partsOf = (id: string) => {
    const parts = planes.partsOf.get(id);
    return parts ? { parts } : {};
  };
  // A setting is asked for once a folder and not once a node.
  const checks = new Map<string, FileModeCheck>();
  const check = (folder: InspectedFolder) => {
    const known = checks.get(folder.uri) ?? checkOf(folder);
    checks.set(folder.uri, known);
    return known;
  };
  const ofRoots = roots.map((root) => ({
    id: root.uri,
    label: root.path === '' ? root.folder.name : shownPath(root.path),
    root,
    found: files.get(root.uri) ?? [],
    ...partsOf(root.uri),
    ...mentionsOf(root.uri),
    check: check(root.folder),
  }));
  const apart = groupBy([...planes.groups, ...machines.groups], (one) => one.folder);
  const labels = new Set(ofRoots.map(({ label }) => label));
  const loose = folders.flatMap((folder) => {
    const rest = restGroup(folder, labels);
    return [rest, ...(apart.get(folder) ?? [])].flatMap(({ folder: _, ...group }) => {
      const own = files.get(group.id);
      return own ? [{ ...group, found: own, ...partsOf(group.id), ...mentionsOf(group.id), check: check(folder) }] : [];
    });
  });
  return [...ofRoots, ...loose];
}

/** The groups of machines whose units are next to each other in a folder, and the group of each file outside of roots that is with them. */
function machinesOutsideRoots(units: readonly PlacedFile[], groupOf: (one: FoundFile) => string) {
  const current = units.filter(({ found }) => !found.archived && groupOf(found) === looseId(found.folder));
  const byFolder = new Map<InspectedFolder, ReadonlySet<string>>();
  for (const [folder, placed] of groupBy(current, ({ found }) => found.folder))
    byFolder.set(folder, machineFolders(placed));
  const groupId = (folder: InspectedFolder, path: string) => `${looseId(folder)} ${path}`;
  const idOf = (one: FoundFile): string | undefined => {
    const folders = byFolder.get(one.folder);
    const path = folders && groupOf(one) === looseId(one.folder) ? machineFolderOf(one, folders) : undefined;
    return path === undefined ? undefined : groupId(one.folder, path);
  };
  const groups = [...byFolder].flatMap(([folder, paths]): readonly LooseGroup[] =>
    [...paths].map((path) => ({ folder, id: groupId(folder, path), label: path })),
  );
  return { idOf, groups };
}
