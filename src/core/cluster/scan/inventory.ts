import type { DecodedFile } from '../../model/decodedFile.ts';
import type { NodeView } from '../../model/node.ts';
import type { Pace } from '../../model/pace.ts';
import type { ConfinedFileSystem } from '../files/confinedFileSystem.ts';
import { FileStore } from '../files/fileStore.ts';
import { filesOf, type Inventory, type InventoryOptions, inventoryOf } from './inventoryOf.ts';
import { restock } from './restock.ts';
import type { InventorySettings, Stock } from './stock.ts';
import { takeStock } from './takeStock.ts';

/** Keeps the inventory of the folders: what did not change since the last time is neither read nor put together again. */
export class InventoryKeeper {
  readonly #fileSystem: ConfinedFileSystem;
  readonly #store: FileStore;
  #stock: Stock | undefined;
  #latest: Inventory | undefined;

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

  /** Looks at the folders anew. Undefined when aborted: the next look must then be a whole one. */
  async take(settings: InventorySettings, options: InventoryOptions): Promise<Inventory | undefined> {
    const previous = this.#stock;
    this.#stock = undefined;
    this.#beginLook(settings);
    const stock = await this.#store.inBulk(options.pace, () =>
      takeStock(this.#fileSystem, this.#store, settings, previous, options),
    );
    if (!stock || options.signal?.aborted) {
      // What was known still saves work.
      this.#stock = previous && { ...previous, isOutdated: true };
      return undefined;
    }
    this.#stock = stock;
    const { pace } = options;
    if (pace.isDue()) await pace.rest();
    const inventory = inventoryOf(stock);
    if (pace.isDue()) await pace.rest();
    this.#store.retain((uri) => stock.places.found.has(uri) || inventory.files.has(uri));
    this.#latest = inventory;
    return inventory;
  }

  /**
   * Looks only at files whose content changed. Undefined where that is not enough, because other files now belong to nodes or lie
   * elsewhere, and when aborted.
   */
  async retake(changed: ReadonlySet<string>, settings: InventorySettings, pace: Pace): Promise<Inventory | undefined> {
    const stock = this.#stock;
    const latest = this.#latest;
    if (!stock || !latest || stock.isOutdated || stock.settings !== settings) return undefined;
    // Until all of it is up to date, and where it never is.
    this.#stock = { ...stock, isOutdated: true };
    this.#beginLook(settings);
    const rebuilt = await restock(stock, changed, pace);
    if (!rebuilt) return undefined;
    this.#stock = stock;
    this.#latest = updated(latest, stock, rebuilt);
    return this.#latest;
  }

  #beginLook({ folders, pathMappings }: InventorySettings): void {
    this.#fileSystem.beginLook([...folders, ...pathMappings].map(({ uri }) => uri));
  }
}

/** The inventory with some nodes put together anew. */
function updated(latest: Inventory, stock: Stock, rebuilt: ReadonlySet<string>): Inventory {
  if (rebuilt.size === 0) return latest;
  const before = new Map(latest.views.map((view) => [view.id, view]));
  const views = latest.views.map((view) => stock.records.get(view.id)?.view ?? view);
  const isSame = [...rebuilt].every((id) => sameFiles(before.get(id), stock.records.get(id)?.view));
  if (!isSame) return { ...latest, views, files: filesOf(views) };
  const patches = new Map<string, DecodedFile>();
  for (const id of rebuilt) {
    for (const { file } of stock.records.get(id)?.view.files ?? []) {
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
