import type { Pace } from '../../model/pace.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile } from '../../model/root.ts';
import { isLossyName } from '../files/candidates.ts';
import type { LoadedFile } from '../files/fileStore.ts';
import { inParallel } from '../files/inParallel.ts';
import type { PlacedFile } from '../nodes/buildNode.ts';
import { evidenceOf } from './evidence.ts';
import type { Snapshot } from './snapshot.ts';

/** What became of the files that were found. */
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
  readonly pace: Pace;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many files are loaded at once: enough to hide latency, few enough not to starve the host. */
const CONCURRENT_LOADS = 32;

/** Reads and decodes the files. What is left when aborted is left out. */
export async function loadFiles(
  snapshot: Snapshot,
  files: readonly FoundFile[],
  { pace, signal, onProgress }: LoadOptions,
): Promise<LoadedFiles> {
  const outcomes: (LoadedFile | undefined)[] = new Array(files.length);
  const aliases = new Map<string, FoundFile[]>();
  let done = 0;
  await inParallel(files, CONCURRENT_LOADS, { pace, signal }, async (found, at) => {
    const loaded = await snapshot.load(found.uri);
    outcomes[at] = loaded;
    // Told here and not for all files in one go.
    if (pace.isDue()) await pace.rest();
    if (loaded.kind === 'decoded') evidenceOf(loaded.file);
    if (found.link && loaded.kind === 'decoded') {
      const lead = await snapshot.follow(found.uri);
      if (lead.kind === 'inside') aliases.set(lead.uri, [...(aliases.get(lead.uri) ?? []), found]);
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
    else if (outcome?.kind === 'skipped') skipped.push({ uri: found.uri, reason: outcome.reason, size: outcome.size });
    else if (outcome?.kind === 'missing' && isLossyName(found.path)) skipped.push({ uri: found.uri, reason: 'name' });
    if (pace.isDue()) await pace.rest();
  }
  return { placed, skipped, strayLinks, aliases };
}

/** Whether a link leads to something, were it only to a folder. */
function isThere(outcome: LoadedFile): boolean {
  return outcome.kind === 'skipped' ? outcome.reason !== 'link' : outcome.kind !== 'missing';
}
