import type { FileSystem } from '../../model/ports.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile, InspectedFolder, NodeRoot } from '../../model/root.ts';
import type { ConfinedFileSystem } from '../files/confinedFileSystem.ts';
import type { FileStore } from '../files/fileStore.ts';
import { walk } from '../files/walk.ts';
import type { PlacedFile } from '../nodes/buildNode.ts';
import type { ResolveContext } from '../nodes/resolvePath.ts';
import { RootFinder } from '../nodes/rootFinder.ts';
import { RootIndex } from '../nodes/rootIndex.ts';
import { changedPlaces } from './changedPlaces.ts';
import { EarlyNodeDetector } from './earlyNodeDetector.ts';
import { groupFiles } from './groupFiles.ts';
import { type LoadedFiles, loadFiles, lostLinks } from './loadFiles.ts';
import { buildRecord, type NodeRecord } from './nodeRecord.ts';
import { rootHintsOf } from './rootHints.ts';
import { type ScanOptions, scanResultOf } from './scanResult.ts';
import { type FoundPlaces, isPlain, type ScanSettings, type ScanState } from './scanState.ts';
import { Snapshot } from './snapshot.ts';

/** Finds, decodes and groups the files below the folders; nodes of the previous state are kept where they are the same. Undefined when aborted. */
export async function scan(
  fileSystem: ConfinedFileSystem,
  store: FileStore,
  settings: ScanSettings,
  previous: ScanState | undefined,
  options: ScanOptions,
): Promise<ScanState | undefined> {
  const { scheduler, signal, onProgress } = options;
  const snapshot = new Snapshot(fileSystem, store);
  const found = new Map<string, FoundFile>();
  const directories = new Set<string>();
  const places: FoundPlaces = { found, directories };
  const context = scanContext(fileSystem, settings, snapshot, places);
  const { onFirst } = options;
  const first = new EarlyNodeDetector(async (files) => {
    const records = await buildNodes(await loadFiles(snapshot, files, { scheduler, signal }), undefined);
    if (records.byId.size > 0) await onFirst?.(scanResultOf({ records: records.byId, skipped: [], truncated: false }));
    return records.byId;
  });
  const walked = await walk(fileSystem, settings.folders, {
    ...settings,
    signal,
    scheduler,
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
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  for (const uri of walked.directories) directories.add(uri);
  // Each once: a folder of the workspace may lie in another.
  const loaded = await loadFiles(snapshot, [...found.values()], {
    scheduler,
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
  const skipped: SkippedFile[] = [
    ...walked.skipped,
    ...loaded.skipped,
    ...(await lostLinks([...walked.links, ...loaded.strayLinks], snapshot, index, context, scheduler)),
  ];
  skipped.sort((a, b) => (a.uri < b.uri ? -1 : 1));
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
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const relevant = placed.filter(({ file }) => rootHintsOf(file).isRelevant);
    const found = relevant.map((one) => one.found);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const finder = new RootFinder(found, relevant.flatMap(referrerOf));
    const roots = await finder.find(snapshot.fileSystem, settings.pathMappings, scheduler);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const byId = new Map<string, NodeRecord>();
    for (const group of await groupFiles(relevant, roots, settings.folders, settings.fileModes, scheduler)) {
      if (signal?.aborted) break;
      byId.set(group.id, await buildRecord(group, context, known?.(group.id)));
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    return { finder, roots, byId };
  }
}

function referrerOf({ found, file }: PlacedFile) {
  const { paths } = rootHintsOf(file);
  return paths.length > 0 ? [{ file: found, paths }] : [];
}

/**
 * How paths are followed in a state, for as long as it is kept. Made apart from the scan: what a function captures lives as
 * long as the function, and the state before must not.
 */
function scanContext(
  fileSystem: FileSystem,
  settings: ScanSettings,
  snapshot: Snapshot,
  places: FoundPlaces,
): ResolveContext {
  return {
    fileSystem: snapshot.fileSystem,
    load: (uri) => snapshot.load(uri),
    isExcluded: (uri) =>
      !places.found.has(uri) && isExcludedUri(fileSystem, settings.folders, settings.isExcluded, uri),
    isPlain: (uri) => isPlain(places, uri),
  };
}

/** Whether settings leave out a URI below one of the folders. */
function isExcludedUri(
  fileSystem: Pick<FileSystem, 'join'>,
  folders: readonly InspectedFolder[],
  isExcluded: (path: string, folder: InspectedFolder) => boolean,
  uri: string,
): boolean {
  for (const folder of folders) {
    const prefix = fileSystem.join(folder.uri, '').replace(/\/$/, '');
    if (uri.startsWith(`${prefix}/`)) return isExcluded(decoded(uri.slice(prefix.length + 1)), folder);
  }
  return false;
}

/** The text itself where its "%" are no escapes. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
