import type { FileSystem } from '../../model/ports.ts';
import type { InspectedFolder } from '../../model/root.ts';

/** Whether settings leave out a URI below one of the folders. */
export function isExcludedUri(
  fileSystem: Pick<FileSystem, 'join'>,
  folders: readonly InspectedFolder[],
  isExcluded: (path: string, folder: InspectedFolder) => boolean,
  uri: string,
): boolean {
  for (const folder of folders) {
    const prefix = fileSystem.join(folder.uri, '').replace(/\/$/, '');
    if (uri.startsWith(`${prefix}/`)) return isExcluded(decoded(uri.slice(prefix.length + 1)), folder);
  }
  return false;
}

/** The text itself where its "%" are no escapes. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
