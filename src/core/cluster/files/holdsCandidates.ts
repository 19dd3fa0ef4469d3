import type { FileSystem } from '../../model/ports.ts';
import type { InspectedFolder } from '../../model/root.ts';
import { type WalkOptions, walk } from './walk.ts';

/**
 * Whether an inspection of the folders would report anything: a candidate file, or something that it may have to list as skipped. Ends
 * at the first candidate. False when aborted.
 */
export async function holdsCandidates(
  fileSystem: FileSystem,
  folders: readonly InspectedFolder[],
  options: Pick<WalkOptions, 'isExcluded' | 'maxFiles' | 'signal' | 'scheduler'>,
): Promise<boolean> {
  const found = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, found.signal]) : found.signal;
  const { files, links, skipped, truncated } = await walk(fileSystem, folders, {
    ...options,
    signal,
    onListed: (listed) => {
      if (listed.length > 0) found.abort();
    },
  });
  if (options.signal?.aborted) return false;
  return files.length > 0 || links.length > 0 || skipped.length > 0 || truncated;
}
