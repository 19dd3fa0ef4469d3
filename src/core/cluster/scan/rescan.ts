import type { Scheduler } from '../../model/scheduler.ts';
import type { PlacedFile } from '../nodes/buildNode.ts';
import type { Referrer } from '../nodes/rootHintIndex.ts';
import { groupIdOf } from './groupFiles.ts';
import { buildRecord, type NodeRecord } from './nodeRecord.ts';
import { rootHintsOf, samePaths } from './rootHints.ts';
import type { ScanState } from './scanState.ts';

/**
 * Brings the state up to date with files whose content alone changed. Gives the ids of the nodes that were built again; undefined,
 * and the state as it was, where a whole scan is needed.
 */
export async function rescan(
  state: ScanState,
  changed: ReadonlySet<string>,
  scheduler: Scheduler,
): Promise<ReadonlySet<string> | undefined> {
  const files = await loadChanged(state, changed);
  if (!files || !(await state.finder.confirm(files.referrers, scheduler))) return undefined;
  const ids = new Set<string>(files.dependents);
  for (const { found, file } of files.placed) {
    if (rootHintsOf(file).isRelevant) ids.add(groupIdOf(state.roots, found));
  }
  const fresh = new Map(files.placed.map((placed) => [placed.file.uri, placed]));
  const rebuilt: NodeRecord[] = [];
  for (const id of ids) {
    const record = state.records.get(id);
    if (!record) return undefined;
    const placed = record.group.placed.map((one) => fresh.get(one.file.uri) ?? one);
    rebuilt.push(await buildRecord({ ...record.group, placed }, state.context, record));
  }
  const different = rebuilt.filter((record) => record.view !== state.records.get(record.group.id)?.view);
  for (const record of rebuilt) state.records.set(record.group.id, record);
  return new Set(different.map(({ group }) => group.id));
}

interface ChangedFiles {
  readonly placed: readonly PlacedFile[];
  /** Those of them that name other paths than before. */
  readonly referrers: readonly Referrer[];
  /** Nodes that looked at one of the files from elsewhere. */
  readonly dependents: ReadonlySet<string>;
}

async function loadChanged(state: ScanState, changed: ReadonlySet<string>): Promise<ChangedFiles | undefined> {
  const { snapshot, aliases } = state;
  const { found } = state.places;
  const links = [...changed].flatMap((uri) => (aliases.get(uri) ?? []).map((link) => link.uri));
  const all = new Set([...changed, ...links]);
  const known = new Map([...all].map((uri) => [uri, snapshot.decoded(uri)]));
  for (const uri of all) snapshot.refresh(uri);
  const placed: PlacedFile[] = [];
  const referrers: Referrer[] = [];
  const dependents = new Set<string>();
  for (const uri of all) {
    const place = found.get(uri);
    const readers = readersOf(state, uri);
    // Nobody's file, such as one that lies outside every folder.
    if (!place && readers.length === 0) continue;
    const loaded = await snapshot.load(uri);
    if (loaded.kind !== 'decoded' || readers.some(({ isThere }) => !isThere)) return undefined;
    for (const { id } of readers) dependents.add(id);
    if (!place) continue;
    const before = known.get(uri);
    if (!before) return undefined;
    const [was, is] = [rootHintsOf(before), rootHintsOf(loaded.file)];
    if (was.isRelevant !== is.isRelevant) return undefined;
    if (is.isRelevant && !samePaths(was, is)) referrers.push({ file: place, paths: is.paths });
    if (before !== loaded.file) placed.push({ found: place, file: loaded.file });
  }
  return { placed, referrers, dependents };
}

/** Nodes that looked at a file which is not among their own, and whether it was there. */
function readersOf({ records }: ScanState, uri: string): readonly { readonly id: string; readonly isThere: boolean }[] {
  const readers: { id: string; isThere: boolean }[] = [];
  for (const [id, { lookUps }] of records) {
    const loaded = lookUps.loads.get(uri);
    if (loaded) readers.push({ id, isThere: loaded.kind === 'decoded' });
  }
  return readers;
}
