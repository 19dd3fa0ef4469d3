import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile, InspectedFolder, NodeRoot } from '../../model/root.ts';
import type { ResolveContext } from '../nodes/resolvePath.ts';
import type { PathMapping, RootFinder } from '../nodes/rootFinder.ts';
import type { RootIndex } from '../nodes/rootIndex.ts';
import type { FileModeCheck } from '../nodes/withFileModes.ts';
import type { FoundPlaces } from './foundPlaces.ts';
import type { NodeRecord } from './nodeRecord.ts';
import type { Snapshot } from './snapshot.ts';

export interface ScanSettings {
  readonly folders: readonly InspectedFolder[];
  readonly isExcluded: (path: string, folder: InspectedFolder) => boolean;
  readonly pathMappings: readonly PathMapping[];
  readonly maxFiles: number;
  /** Whether the modes of a folder's files are judged. */
  readonly fileModes: (folder: InspectedFolder) => FileModeCheck;
}

/** What the latest whole look at the folders found, kept up with what changed in files since. */
export interface ScanState {
  readonly settings: ScanSettings;
  readonly snapshot: Snapshot;
  readonly context: ResolveContext;
  readonly places: FoundPlaces;
  /** Tells whether the roots stay what they are when files name other paths. */
  readonly finder: RootFinder;
  readonly roots: RootIndex<NodeRoot>;
  /** By id, in order. */
  readonly records: Map<string, NodeRecord>;
  /** Links that stay in their folder by what they lead to. */
  readonly aliases: ReadonlyMap<string, readonly FoundFile[]>;
  readonly skipped: readonly SkippedFile[];
  readonly truncated: boolean;
  /** A look at the folders ended early, or files changed in a way that only a whole look can tell. */
  readonly isOutdated?: boolean;
}
