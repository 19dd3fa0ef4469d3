import type { SkippedFile } from '../../model/report.ts';
import type { FoundFile, InspectedFolder } from '../../model/root.ts';
import type { PodFolders } from '../files/runFiles.ts';
import type { FileModeCheck } from '../nodes/withFileModes.ts';
import type { PathMapping, RootFinder } from '../roots/rootFinder.ts';

export interface ScanSettings {
  readonly folders: readonly InspectedFolder[];
  readonly isExcluded: (path: string, folder: InspectedFolder) => boolean;
  readonly pathMappings: readonly PathMapping[];
  readonly maxFiles: number;
  /** Whether files that are left out by name are checked like all others. */
  readonly includesLeftOut?: boolean;
  /** Whether the modes of a folder's files are checked. */
  readonly fileModes: (folder: InspectedFolder) => FileModeCheck;
}

/** The result of the latest whole scan, updated with the files that have changed since. */
export interface ScanState {
  readonly settings: ScanSettings;
  readonly places: FoundPlaces;
  /** Finds out whether newly named paths would change the roots. */
  readonly finder: RootFinder;
  /** The identifiers of the nodes, in order. */
  readonly ids: readonly string[];
  /** Links that stay in their folder by what they lead to. */
  readonly aliases: ReadonlyMap<string, readonly FoundFile[]>;
  /** The folders of static pods that only a kubelet's flags or configuration name. */
  readonly podFolders: PodFolders;
  readonly skipped: readonly SkippedFile[];
  readonly truncated: boolean;
  /** A scan of the folders ended early, or files changed in a way that only a whole scan detects. */
  readonly isOutdated?: boolean;
}

/** The result of one scan of the folders. */
export interface FoundPlaces {
  /** By URI. */
  readonly found: ReadonlyMap<string, FoundFile>;
  /** URIs of the directories that were listed. */
  readonly directories: ReadonlySet<string>;
}

/** Whether it is a file or directory that is no link. */
export function isPlain({ found, directories }: FoundPlaces, uri: string): boolean {
  return found.get(uri)?.link === false || directories.has(uri);
}

/** URIs of the files and directories that are no links. */
export function* plainPlaces({ found, directories }: FoundPlaces): Generator<string> {
  for (const { uri, link } of found.values()) if (!link) yield uri;
  yield* directories;
}
