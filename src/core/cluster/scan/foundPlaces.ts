import type { FoundFile } from '../../model/root.ts';

/** What a look at the folders found. */
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
