import type { FileSystem } from '../../model/ports.ts';
import { isExcludedUri } from '../files/excludedUri.ts';
import { type FoundPlaces, isPlain } from '../files/foundPlaces.ts';
import type { ResolveContext } from '../nodes/resolvePath.ts';
import type { Snapshot } from './snapshot.ts';
import type { InventorySettings } from './stock.ts';

/**
 * How paths are followed in a stock, for as long as it is kept. Made apart from taking it: what a function captures lives as
 * long as the function, and the stock before must not.
 */
export function stockContext(
  fileSystem: FileSystem,
  settings: InventorySettings,
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
