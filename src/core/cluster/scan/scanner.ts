import type { DecodedFile } from '../../model/decodedFile.ts';
import type { NodeView } from '../../model/node.ts';
import type { Scheduler } from '../../model/scheduler.ts';
import type { ConfinedFileSystem } from '../files/confinedFileSystem.ts';
import { FileStore } from '../files/fileStore.ts';
import { rescan } from './rescan.ts';
import { scan } from './scan.ts';
import { filesOf, type ScanOptions, type ScanResult, scanResultOf } from './scanResult.ts';
import type { ScanSettings, ScanState } from './scanState.ts';

/** Keeps the latest scan of the folders: what did not change since is neither read nor built again. */
export class Scanner {
  readonly #fileSystem: ConfinedFileSystem;
  readonly #store: FileStore;
  #state: ScanState | undefined;
  #latest: ScanResult | undefined;

  constructor(fileSystem: ConfinedFileSystem, onCrash: (uri: string, error: unknown) => void) {
    this.#fileSystem = fileSystem;
    this.#store = new FileStore(fileSystem, onCrash);
  }

  get decodeCount(): number {
    return this.#store.decodeCount;
  }

  invalidate(uri: string): void {
    this.#store.invalidate(uri);
  }

  /** Looks at the folders again. Undefined when aborted: the next look must then be a whole one. */
  async take(settings: ScanSettings, options: ScanOptions): Promise<ScanResult | undefined> {
    const previous = this.#state;
    this.#state = undefined;
    this.#beginScan(settings);
    const state = await this.#store.inBulk(options.scheduler, () =>
      scan(this.#fileSystem, this.#store, settings, previous, options),
    );
    if (!state || options.signal?.aborted) {
      // What was known still saves work.
      this.#state = previous && { ...previous, isOutdated: true };
      return undefined;
    }
    this.#state = state;
    const { scheduler } = options;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const scanned = scanResultOf(state);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    this.#store.retain((uri) => state.places.found.has(uri) || scanned.files.has(uri));
    this.#latest = scanned;
    return scanned;
  }

  /**
   * Looks only at files whose content changed. Undefined where that is not enough, because other files now belong to nodes or lie
   * elsewhere, and when aborted.
   */
  async retake(
    changed: ReadonlySet<string>,
    settings: ScanSettings,
    scheduler: Scheduler,
  ): Promise<ScanResult | undefined> {
    const state = this.#state;
    const latest = this.#latest;
    if (!state || !latest || state.isOutdated || state.settings !== settings) return undefined;
    // Until all of it is up to date, and where it never is.
    this.#state = { ...state, isOutdated: true };
    this.#beginScan(settings);
    const rebuilt = await rescan(state, changed, scheduler);
    if (!rebuilt) return undefined;
    this.#state = state;
    this.#latest = updated(latest, state, rebuilt);
    return this.#latest;
  }

  #beginScan({ folders, pathMappings }: ScanSettings): void {
    this.#fileSystem.beginScan([...folders, ...pathMappings].map(({ uri }) => uri));
  }
}

/** The result with some nodes built again. */
function updated(latest: ScanResult, state: ScanState, rebuilt: ReadonlySet<string>): ScanResult {
  if (rebuilt.size === 0) return latest;
  const before = new Map(latest.views.map((view) => [view.id, view]));
  const views = latest.views.map((view) => state.records.get(view.id)?.view ?? view);
  const isSame = [...rebuilt].every((id) => sameFiles(before.get(id), state.records.get(id)?.view));
  if (!isSame) return { ...latest, views, files: filesOf(views) };
  const patches = new Map<string, DecodedFile>();
  for (const id of rebuilt) {
    for (const { file } of state.records.get(id)?.view.files ?? []) {
      if (latest.files.get(file.uri) !== file) patches.set(file.uri, file);
    }
  }
  return { ...latest, views, files: new PatchedMap(latest.files, patches) };
}

function sameFiles(one: NodeView | undefined, other: NodeView | undefined): boolean {
  return (
    one !== undefined &&
    one.files.length === other?.files.length &&
    one.files.every(({ file }, at) => file.uri === other.files[at]?.file.uri)
  );
}

/**
 * A map with the values of some keys exchanged, without a copy of all the others: a thousand nodes have tens of thousands of files, and
 * an edit changes one.
 */
class PatchedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #base: ReadonlyMap<Key, Value>;
  readonly #patches: ReadonlyMap<Key, Value>;

  /** `patches` has no key that the base lacks. */
  constructor(base: ReadonlyMap<Key, Value>, patches: ReadonlyMap<Key, Value>) {
    const isPatched = base instanceof PatchedMap;
    this.#base = isPatched ? base.#base : base;
    this.#patches = isPatched ? new Map([...base.#patches, ...patches]) : patches;
  }

  get size(): number {
    return this.#base.size;
  }

  get(key: Key): Value | undefined {
    return this.#patches.get(key) ?? this.#base.get(key);
  }

  has(key: Key): boolean {
    return this.#base.has(key);
  }

  keys(): MapIterator<Key> {
    return this.#base.keys();
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#base) yield [key, this.#patches.get(key) ?? value];
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(action: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) action(value, key, this);
  }
}
