import type { Memo } from '../../model/memo/memo.ts';
import type { Reader } from '../../model/memo/step.ts';
import { foundWithin } from '../files/embeddedFiles.ts';
import type { Referrer } from '../roots/rootHintIndex.ts';
import { sameObjects } from './mountedObjectFiles.ts';
import type { NodeSteps } from './nodeSteps.ts';
import { rootHintsOf, sameMachines, sameMentions, samePaths } from './rootHints.ts';
import type { ScanState } from './scanState.ts';

/** Handles files of which only the content changed. False if a whole scan is needed, because other files belong to nodes now or lie elsewhere. */
export async function rescan(
  state: ScanState,
  changed: ReadonlySet<string>,
  memo: Memo,
  steps: NodeSteps,
  read: Reader,
): Promise<boolean> {
  const links = [...changed].flatMap((uri) => (state.aliases.get(uri) ?? []).map((link) => link.uri));
  const referrers: Referrer[] = [];
  const uris = new Set([...changed, ...links]);
  // A set goes on to what is added on the way: what a document writes changes with it.
  for (const uri of uris) {
    const place = state.places.found.get(uri);
    const before = memo.latest(steps.file, uri);
    memo.outdate(steps.link, uri);
    memo.outdate(steps.mode, uri);
    // A file that nothing reads, such as one outside every folder.
    if (!place && !before) continue;
    memo.outdate(steps.file, uri);
    const loaded = await read.read(steps.file, uri);
    if (loaded.kind !== 'decoded' || before?.kind !== 'decoded') return false;
    if (!place) continue;
    const writes = foundWithin(place, loaded.file, state.podFolders).map((one) => one.uri);
    const wrote = foundWithin(place, before.file, state.podFolders).map((one) => one.uri);
    if (writes.join('\n') !== wrote.join('\n')) return false;
    for (const one of writes) if (state.places.found.has(one)) uris.add(one);
    const [was, is] = [rootHintsOf(before.file), rootHintsOf(loaded.file)];
    if (!sameMachines(was, is) || (!is.isRelevant && !sameMentions(before.file, loaded.file))) return false;
    if (!sameObjects(before.file, loaded.file)) return false;
    if (is.isRelevant && !samePaths(was, is)) referrers.push({ file: place, paths: is.paths });
  }
  return state.finder.confirm(referrers, read.scheduler);
}
