import type { SkippedFile } from '../model/report.ts';
import type { PlacedFile } from '../nodes/buildNode.ts';
import { resolveHostPath } from '../nodes/resolvePath.ts';
import { hostPathIn, type NodeRoot } from '../nodes/root.ts';
import { RootFinder } from '../nodes/rootFinder.ts';
import { RootIndex } from '../nodes/rootIndex.ts';
import type { FileSystem } from '../ports.ts';
import { changedPlaces } from './changedPlaces.ts';
import { evidenceOf } from './evidence.ts';
import type { FileStore } from './fileStore.ts';
import { FirstNode } from './firstNode.ts';
import type { FoundPlaces } from './foundPlaces.ts';
import { groupFiles } from './groupFiles.ts';
import { type InventoryOptions, inventoryOf } from './inventoryOf.ts';
import { type LoadedFiles, loadFiles } from './loadFiles.ts';
import { buildRecord, type NodeRecord } from './nodeRecord.ts';
import { Snapshot } from './snapshot.ts';
import type { InventorySettings, Stock } from './stock.ts';
import { stockContext } from './stockContext.ts';
import { type FoundFile, walk } from './walk.ts';

/** Finds, decodes and groups the files below the folders; nodes of the previous stock are kept where they are the same. Undefined when aborted. */
export async function takeStock(
  fileSystem: FileSystem,
  store: FileStore,
  settings: InventorySettings,
  previous: Stock | undefined,
  options: InventoryOptions,
): Promise<Stock | undefined> {
  const { pace, signal, onProgress } = options;
  const snapshot = new Snapshot(fileSystem, store);
  const found = new Map<string, FoundFile>();
  const directories = new Set<string>();
  const places: FoundPlaces = { found, directories };
  const context = stockContext(fileSystem, settings, snapshot, places);
  const { onFirst } = options;
  const first = new FirstNode(async (files) => {
    const records = await buildNodes(await loadFiles(snapshot, files, { pace, signal }), undefined);
    if (records.byId.size > 0) await onFirst?.(inventoryOf({ records: records.byId, skipped: [], truncated: false }));
    return records.byId;
  });
  const walked = await walk(fileSystem, settings.folders, {
    ...settings,
    signal,
    pace,
    onListed: (files) => {
      if (onFirst && !previous) first.look(files);
    },
    onWalked: (directory) => first.walked(directory),
    onProgress: (done) => onProgress?.({ step: 'listing', done }),
  });
  const early = await first.records;
  if (signal?.aborted) return undefined;
  for (const file of walked.files) {
    found.set(file.uri, file);
    if (pace.isDue()) await pace.rest();
  }
  for (const uri of walked.directories) directories.add(uri);
  // Each once: a folder of the workspace may lie in another.
  const loaded = await loadFiles(snapshot, [...found.values()], {
    pace,
    signal,
    onProgress: (done, total) => onProgress?.({ step: 'reading', done, total }),
  });
  if (signal?.aborted) return undefined;

  const isComparable = previous?.settings.isExcluded === settings.isExcluded;
  const touched = isComparable ? changedPlaces(previous.places, places, previous.records.values()) : new Set<string>();
  const { finder, byId, roots } = await buildNodes(loaded, (id) => {
    const known = isComparable && !touched.has(id) ? previous.records.get(id) : undefined;
    return known ?? early?.get(id);
  });
  if (signal?.aborted) return undefined;
  const index = new RootIndex(roots);
  const lost = await Promise.all(loaded.lostLinks.map(async (link) => ((await leads(index, link)) ? [] : link.uri)));
  const skipped: readonly SkippedFile[] = [
    ...walked.unreadable.map((uri) => ({ uri, reason: 'unreadable' as const })),
    ...walked.tooDeep.map((uri) => ({ uri, reason: 'too-deep' as const })),
    ...walked.linked.map((uri) => ({ uri, reason: 'linked-folder' as const })),
    ...loaded.skipped,
    ...lost.flat().map((uri) => ({ uri, reason: 'missing-target' as const })),
  ];
  const { aliases } = loaded;
  const { truncated } = walked;
  return {
    settings,
    snapshot,
    context,
    places,
    finder,
    roots: index,
    records: byId,
    aliases,
    skipped,
    truncated,
  };

  async function buildNodes(
    { placed }: LoadedFiles,
    known: ((id: string) => NodeRecord | undefined) | undefined,
  ): Promise<{
    readonly finder: RootFinder;
    readonly roots: readonly NodeRoot[];
    readonly byId: Map<string, NodeRecord>;
  }> {
    if (pace.isDue()) await pace.rest();
    const relevant = placed.filter(({ file }) => evidenceOf(file).isRelevant);
    const found = relevant.map((one) => one.found);
    if (pace.isDue()) await pace.rest();
    const finder = new RootFinder(found, relevant.flatMap(referrerOf));
    const roots = await finder.find(snapshot.fileSystem, settings.pathMappings, pace);
    if (pace.isDue()) await pace.rest();
    const byId = new Map<string, NodeRecord>();
    for (const group of await groupFiles(relevant, roots, settings.folders, settings.fileModes, pace)) {
      if (signal?.aborted) break;
      byId.set(group.id, await buildRecord(group, context, known?.(group.id)));
      if (pace.isDue()) await pace.rest();
    }
    return { finder, roots, byId };
  }

  /** Whether an absolute link leads to a file of the node it lies on. */
  async function leads(roots: RootIndex, link: FoundFile): Promise<boolean> {
    const root = roots.of(link);
    const hostPath = root && hostPathIn(root, link.folder, link.path);
    if (!root || hostPath === undefined) return false;
    return (await resolveHostPath(root, hostPath, context)).kind === 'file';
  }
}

function referrerOf({ found, file }: PlacedFile) {
  const { paths } = evidenceOf(file);
  return paths.length > 0 ? [{ file: found, paths }] : [];
}
