import { append } from '../../model/collections/lookup.ts';
import type { Reader } from '../../model/memo/step.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile, NodeRoot } from '../../model/root.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { isLossyName } from '../files/candidates.ts';
import type { ConfinedFileSystem } from '../files/confinedFileSystem.ts';
import type { LoadedFile } from '../files/fileLoader.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { type ResolveContext, resolveHostPath } from '../nodes/resolvePath.ts';
import { hostPathIn } from '../roots/root.ts';
import type { RootIndex } from '../roots/rootIndex.ts';
import type { NodeSteps } from './nodeSteps.ts';
import { rootHintsOf } from './rootHints.ts';

/** The result of reading the files that were found. */
export interface LoadedFiles {
  /** The decoded ones, in the order given. */
  readonly placed: readonly PlacedFile[];
  readonly skipped: readonly SkippedFile[];
  /** Links that lead out of their folder, or nowhere. */
  readonly strayLinks: readonly FoundFile[];
  /** The other links by the URI of what they lead to. */
  readonly aliases: ReadonlyMap<string, readonly FoundFile[]>;
}

export interface LoadOptions {
  readonly read: Reader;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many files are loaded at once: enough to hide latency, few enough not to starve the host. */
const CONCURRENT_LOADS = 32;

/** Reads and decodes the files. What is left when aborted is left out. */
export async function loadFiles(
  steps: NodeSteps,
  fileSystem: ConfinedFileSystem,
  files: readonly FoundFile[],
  { read, signal, onProgress }: LoadOptions,
): Promise<LoadedFiles> {
  const { scheduler } = read;
  const outcomes: (LoadedFile | undefined)[] = new Array(files.length);
  const aliases = new Map<string, FoundFile[]>();
  let done = 0;
  await inParallel(files, CONCURRENT_LOADS, { scheduler, signal }, async (found, at) => {
    const loaded = await read.read(steps.file, found.uri);
    outcomes[at] = loaded;
    // The hints of each file are read here, so that there is a pause between them.
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    if (loaded.kind === 'decoded') rootHintsOf(loaded.file);
    if (found.link && loaded.kind === 'decoded') {
      const lead = await fileSystem.follow(found.uri);
      if (lead.kind === 'inside') append(aliases, lead.uri, found);
    }
    onProgress?.(++done, files.length);
  });
  const placed: PlacedFile[] = [];
  const skipped: SkippedFile[] = [];
  const strayLinks: FoundFile[] = [];
  for (const [at, found] of files.entries()) {
    const outcome = outcomes[at];
    if (outcome?.kind === 'decoded') placed.push({ found, file: outcome.file });
    else if (found.link && outcome && !isThere(outcome)) strayLinks.push(found);
    else if (outcome?.kind === 'skipped') {
      const { reason, size, hasObjects } = outcome;
      const { uri, isStaticPod } = found;
      skipped.push({ uri, reason, size, ...(hasObjects && { hasObjects }), ...(isStaticPod && { isStaticPod }) });
    } else if (outcome?.kind === 'missing' && isLossyName(found.path)) skipped.push({ uri: found.uri, reason: 'name' });
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return { placed, skipped, strayLinks, aliases };
}

/** Whether a link leads to something, were it only to a folder. */
function isThere(outcome: LoadedFile): boolean {
  return outcome.kind === 'skipped' ? outcome.reason !== 'link' : outcome.kind !== 'missing';
}

/** Runs the action over every item, so many at once, in their order. Ends early, without a fault, when aborted. */
export async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  { scheduler, signal }: { readonly scheduler: Scheduler; readonly signal?: AbortSignal | undefined },
  action: (item: Item, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length && signal?.aborted !== true) {
      const at = next++;
      const item = items[at];
      if (item !== undefined) await action(item, at);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
}

/** Links that are followed at once: enough to hide latency, few enough not to starve the host. */
const CONCURRENT_LOOKS = 32;

/** The links that lead neither to a file in their folder nor to a file of their node, with their targets. */
export async function lostLinks(
  links: readonly FoundFile[],
  fileSystem: ConfinedFileSystem,
  roots: RootIndex<NodeRoot>,
  context: ResolveContext,
  scheduler: Scheduler,
  found: { has(uri: string): boolean },
): Promise<readonly SkippedFile[]> {
  const lost: SkippedFile[] = [];
  await inParallel(links, CONCURRENT_LOOKS, { scheduler }, async (link) => {
    const skipped = await lostLink(link, fileSystem, roots, context, found);
    if (skipped) lost.push(skipped);
  });
  return lost;
}

async function lostLink(
  link: FoundFile,
  fileSystem: ConfinedFileSystem,
  roots: RootIndex<NodeRoot>,
  context: ResolveContext,
  found: { has(uri: string): boolean },
): Promise<SkippedFile | undefined> {
  const { uri, isStaticPod } = link;
  const lead = await fileSystem.follow(uri);
  if (lead.kind === 'unknown') return { uri, reason: 'link' };
  if (lead.kind === 'inside' && (await fileSystem.stat(lead.uri)) !== 'missing') return undefined;
  const reached = await reachedOnNode(link, roots, context);
  // The kubelet follows a link whatever the name of its target, by which the walk may have passed it over.
  if (reached !== undefined)
    return isStaticPod && !found.has(reached) ? { uri, reason: 'link', isStaticPod } : undefined;
  const target = lead.kind === 'outside' ? lead.target : await fileSystem.readLink(uri);
  return { uri, reason: 'missing-target', target };
}

/** The file or folder to which an absolute link leads on its node; undefined if there is none. */
async function reachedOnNode(
  link: FoundFile,
  roots: RootIndex<NodeRoot>,
  context: ResolveContext,
): Promise<string | undefined> {
  const root = roots.of(link);
  const hostPath = root && hostPathIn(root, link.folder, link.path);
  if (!root || hostPath === undefined) return undefined;
  const resolution = await resolveHostPath(root, hostPath, context);
  return resolution.kind === 'file' || resolution.kind === 'directory' ? resolution.uri : undefined;
}
