import { append } from '../../model/collections/lookup.ts';
import type { FoundFile, InspectedFolder, NodeRoot } from '../../model/root.ts';
import { shownPath } from '../../model/source/embeddedUri.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { RootIndex } from '../nodes/rootIndex.ts';
import type { FileModeCheck } from '../nodes/withFileModes.ts';
import type { NodeGroup } from './nodeSteps.ts';

/** Divides the files among the nodes: roots in their order, then what is loose in each folder. */
export async function groupFiles(
  found: readonly FoundFile[],
  roots: readonly NodeRoot[],
  folders: readonly InspectedFolder[],
  checkOf: (folder: InspectedFolder) => FileModeCheck,
  scheduler: Scheduler,
): Promise<readonly NodeGroup[]> {
  const index = new RootIndex(roots);
  const files = new Map<string, FoundFile[]>();
  for (const one of found) {
    append(files, index.of(one)?.uri ?? looseId(one.folder), one);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
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
    check: check(root.folder),
  }));
  const loose = folders.flatMap((folder) => {
    const own = files.get(looseId(folder));
    return own ? [{ id: looseId(folder), label: folder.name, found: own, check: check(folder) }] : [];
  });
  return [...ofRoots, ...loose];
}

function looseId({ uri }: InspectedFolder): string {
  return `${uri}#loose`;
}
