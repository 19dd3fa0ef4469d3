import type { InspectedFolder } from '../../../model/root.ts';
import { documentUri, unescaped } from '../../../model/source/embeddedUri.ts';

/**
 * Turns a URI into the path a person gave or would give: relative to its folder, "1:" before it where there are several. For a file that
 * a document writes, the document's.
 */
export type PathOf = (uri: string) => string;

export function pathsBelow(folders: readonly InspectedFolder[]): PathOf {
  const prefixes = folders.map(({ uri }) => (uri.endsWith('/') ? uri : `${uri}/`));
  return (given) => {
    const uri = documentUri(given);
    const at = prefixes.findIndex((prefix) => uri.startsWith(prefix));
    if (at < 0) return unescaped(uri.replace(/^file:\/\//, ''));
    const path = unescaped(uri.slice((prefixes[at] ?? '').length));
    return folders.length > 1 ? `${at + 1}:${path}` : path;
  };
}
