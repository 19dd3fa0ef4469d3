import { nodeBudgetOf, payNode } from '../../model/budget.ts';
import type { FileSystem } from '../../model/ports.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile, NodeRoot } from '../../model/root.ts';
import { documentUri, shownPath, shownWithin, unescaped } from '../../model/source/embeddedUri.ts';
import { directoriesWithin, foundWithin } from '../files/embeddedFiles.ts';
import type { PodFolders } from '../files/runFiles.ts';
import { walk } from '../files/walk.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { readObjectsOf } from '../nodes/readObjects.ts';
import type { Machine } from '../roots/machineRoots.ts';
import { RootFinder } from '../roots/rootFinder.ts';
import type { Referrer } from '../roots/rootHintIndex.ts';
import { RootIndex } from '../roots/rootIndex.ts';
import { changedPlaces } from './changedPlaces.ts';
import { EarlyNodeDetector } from './earlyNodeDetector.ts';
import { groupsOfMembers } from './etcdMembers.ts';
import { groupFiles } from './groupFiles.ts';
import { type LoadedFiles, loadFiles, lostLinks } from './loadFiles.ts';
import { objectHintsOf } from './mountedObjectFiles.ts';
import type { NodeGroup, Surroundings } from './nodeSteps.ts';
import { namedPodFolders, sameFolders, staticPodsIn } from './podFolders.ts';
import { rootHintsOf } from './rootHints.ts';
import type { ScanOptions, ScanParts } from './scanOptions.ts';
import { type FoundPlaces, isPlain, type ScanSettings, type ScanState } from './scanState.ts';
import { apartFromTemplates } from './templateFiles.ts';

/**
 * Finds, decodes and groups the files below the folders, and outdates the nodes in whose surroundings something changed: in `touched`
 * are those of scans that were aborted, and more are added. Undefined when aborted.
 */
export async function scan(
  { fileSystem, memo, steps }: ScanParts,
  settings: ScanSettings,
  previous: ScanState | undefined,
  touched: Set<string>,
  options: ScanOptions,
): Promise<ScanState | undefined> {
  const { read, signal, onProgress, onFirst } = options;
  const { scheduler } = read;
  const found = new Map<string, FoundFile>();
  const directories = new Set<string>();
  const places: FoundPlaces = { found, directories };
  steps.surroundedBy(surroundingsOf(fileSystem, settings, places));
  memo.outdate(steps.file);
  memo.outdate(steps.link);
  memo.outdate(steps.mode);
  const isComparable = previous?.settings.isExcluded === settings.isExcluded;
  if (!isComparable) steps.outdateNodes(memo);
  const first = new EarlyNodeDetector(async (files) => {
    await groupAll(await loadFiles(steps, fileSystem, files, { read, signal }));
    if ((await read.read(steps.views)).length > 0) await onFirst?.();
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
  await first.evaluated;
  if (signal?.aborted) return undefined;
  for (const uri of walked.directories.keys()) directories.add(uri);
  let taken = await take(previous?.podFolders ?? new Map());
  if (!taken) return undefined;
  // The files that a kubelet runs are known only after the kubelets.
  const views = await read.readAll(steps.withoutModes, taken.ids);
  const named = namedPodFolders(views, directories);
  if (!sameFolders(named, taken.podFolders)) taken = await take(named);
  if (!taken || signal?.aborted) return undefined;
  const { roots, loaded, skipped, ...rest } = taken;
  const links = [...walked.links.filter(({ uri }) => !found.has(uri)), ...loaded.strayLinks];
  const lost = await lostLinks(links, fileSystem, new RootIndex(roots), steps.contextFor(read), scheduler, found);
  const all = [...skipped, ...lost].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  return { ...rest, settings, places, aliases: loaded.aliases, skipped: all };

  /** Reads and groups all files, those in the folders as static pods. */
  async function take(podFolders: PodFolders) {
    steps.runsPodsIn(memo, podFolders);
    const pods = await staticPodsIn(podFolders, walked.directories, fileSystem, settings);
    found.clear();
    for (const file of walked.files) {
      found.set(file.uri, file);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    let { truncated } = walked;
    for (const file of pods.files) {
      if (found.has(file.uri) || found.size < settings.maxFiles) found.set(file.uri, file);
      else truncated = true;
    }
    // Each once: workspace folders may be nested.
    const loaded = await loadFiles(steps, fileSystem, [...found.values()], {
      read,
      signal,
      onProgress: (done, total) => onProgress?.({ step: 'reading', done, total }),
    });
    const within = loaded.placed.flatMap((one) => foundWithin(one.found, one.file, podFolders));
    const written = within.filter(({ path, folder }) => !settings.isExcluded(shownPath(path), folder));
    for (const file of written) found.set(file.uri, file);
    for (const uri of directoriesWithin(written)) directories.add(uri);
    const embedded = await loadFiles(steps, fileSystem, written, { read, signal });
    if (signal?.aborted) return undefined;

    if (previous) {
      const groups = previous.ids.flatMap((id) => memo.latest(steps.group, id) ?? []);
      for (const id of isComparable ? changedPlaces(previous.places, places, groups) : previous.ids) touched.add(id);
    }
    for (const id of touched) steps.outdateNodes(memo, id);
    const { skipped: ungrouped, ...grouped } = await groupAll({ placed: [...loaded.placed, ...embedded.placed] });
    if (signal?.aborted) return undefined;
    const listed = new Set(pods.files.map(({ uri }) => uri));
    const skipped = [
      // An archive that the kubelet runs is not read as an archive.
      ...[...walked.skipped.filter(({ uri }) => !listed.has(uri)), ...pods.skipped],
      ...[...loaded.skipped, ...embedded.skipped, ...ungrouped],
    ];
    return {
      ...grouped,
      loaded,
      podFolders,
      skipped: [...new Map(skipped.map((one) => [one.uri, one])).values()],
      truncated,
    };
  }

  async function groupAll({ placed }: Pick<LoadedFiles, 'placed'>): Promise<
    Pick<ScanState, 'finder' | 'ids'> & {
      readonly roots: readonly NodeRoot[];
      readonly skipped: readonly SkippedFile[];
    }
  > {
    const files: FoundFile[] = [];
    const referrers: Referrer[] = [];
    const machines: Machine[] = [];
    const holding: PlacedFile[] = [];
    const units: PlacedFile[] = [];
    const mentioning: PlacedFile[] = [];
    const { others, templates, partial } = apartFromTemplates(placed);
    for (const { found: one, file } of others) {
      const { isRelevant, paths, besides, ownNames } = rootHintsOf(file);
      if (besides && !one.archived) machines.push({ file: one, besides });
      if (isRelevant && objectHintsOf(file)) holding.push({ found: one, file });
      if (isRelevant && ownNames) units.push({ found: one, file });
      if (isRelevant) files.push(one);
      else if (!one.archived && (file.mentions || readObjectsOf(file).length > 0))
        mentioning.push({ found: one, file });
      if (isRelevant && paths.length > 0) referrers.push({ file: one, paths });
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    const finder = new RootFinder(files, referrers, machines);
    const roots = await finder.find(fileSystem, settings.pathMappings, scheduler);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const undivided = await groupFiles(
      files,
      templates,
      holding,
      units,
      mentioning,
      roots,
      settings.folders,
      settings.fileModes,
      scheduler,
    );
    const all = withMembers(undivided, placed);
    const budget = nodeBudgetOf(placed.map(({ file }) => file));
    const groups: NodeGroup[] = [];
    const unpaid: NodeGroup[] = [];
    for (const group of all) (payNode(budget) ? groups : unpaid).push(group);
    const ids = groups.map(({ id }) => id);
    for (const group of groups) memo.set(steps.group, group.id, group);
    memo.set(steps.ids, '', ids);
    return { finder, roots, ids, skipped: [...unpaidNodes(unpaid, groups), ...partial] };
  }
}

/** The nodes that the budget does not cover, at their folders or files. */
function unpaidNodes(unpaid: readonly NodeGroup[], paid: readonly NodeGroup[]): readonly SkippedFile[] {
  if (unpaid.length === 0) return [];
  const checked = new Set(paid.flatMap(({ found }) => found.map(({ uri }) => uri)));
  return unpaid.map(({ id, root, found, member }) => {
    const uri = (member ? undefined : root?.uri) ?? found[0]?.uri ?? id;
    return { uri, reason: checked.has(uri) ? 'too-many-nodes-in-file' : 'too-many-nodes' };
  });
}

/** The groups with those of further members of etcd. */
function withMembers(groups: readonly NodeGroup[], placed: LoadedFiles['placed']): readonly NodeGroup[] {
  const started = placed.flatMap(({ found, file }) => {
    const { members } = found.archived ? {} : rootHintsOf(file);
    return members ? [[found, members] as const] : [];
  });
  const members = new Map(started);
  return members.size > 0 ? groups.flatMap((group) => groupsOfMembers(group, members)) : groups;
}

function surroundingsOf(fileSystem: FileSystem, settings: ScanSettings, places: FoundPlaces): Surroundings {
  const prefixed = settings.folders.map((folder) => ({
    folder,
    prefix: `${fileSystem.join(folder.uri, '').replace(/\/$/, '')}/`,
  }));
  /** Whether settings leave out a URI below one of the folders. */
  const isLeftOut = (uri: string): boolean => {
    const found = prefixed.find(({ prefix }) => uri.startsWith(prefix));
    if (!found) return false;
    const path = unescaped(documentUri(uri).slice(found.prefix.length)) + shownWithin(uri);
    return settings.isExcluded(path, found.folder);
  };
  return {
    isExcluded: (uri) => !places.found.has(uri) && isLeftOut(uri),
    isPlain: (uri) => isPlain(places, uri),
  };
}
