import type { Archive } from '../archives/archive.ts';
import type { FileSystem } from '../core/index.ts';

/** A place in an archive. */
interface Inside {
  readonly archive: Archive;
  readonly path: string;
}

/** The disk with archives, by their URIs, as folders: what lies in one is below the archive's own URI. */
export function archiveFileSystem(disk: FileSystem, archives: ReadonlyMap<string, Archive>): FileSystem {
  const inside = (uri: string) => insideOf(uri, archives);
  const { chunks, readLink, mode } = disk;
  return {
    join: (uri, ...segments) => disk.join(uri, ...segments),
    async readDirectory(uri) {
      const at = inside(uri);
      return at ? at.archive.readDirectory(at.path) : disk.readDirectory(uri);
    },
    async stat(uri) {
      const at = inside(uri);
      return at ? at.archive.stat(at.path) : disk.stat(uri);
    },
    readFile(uri) {
      const at = inside(uri);
      return at ? at.archive.readFile(at.path) : disk.readFile(uri);
    },
    async chunks(uri) {
      return inside(uri) ? undefined : chunks?.(uri);
    },
    async readLink(uri) {
      const at = inside(uri);
      return at ? at.archive.readLink(at.path) : readLink?.(uri);
    },
    async mode(uri) {
      const at = inside(uri);
      return at ? at.archive.mode(at.path) : mode?.(uri);
    },
    machinePath: (uri) => (inside(uri) ? undefined : disk.machinePath(uri)),
  };
}

function insideOf(uri: string, archives: ReadonlyMap<string, Archive>): Inside | undefined {
  for (const [top, archive] of archives) {
    if (!uri.startsWith(top) || (uri.length > top.length && uri.charAt(top.length) !== '/')) continue;
    return { archive, path: decodeURIComponent(uri.slice(top.length + 1)) };
  }
  return undefined;
}
