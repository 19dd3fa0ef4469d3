import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSystem } from '../core/index.ts';
import { blockingDisk } from './nodeBlockingDisk.ts';
import { nodeByteSource } from './nodeByteSource.ts';
import { slashedTarget } from './nodeDiskAnswers.ts';
import { blockingFileMode, hasModes } from './nodeFileMode.ts';

/** The disk of this machine as the core sees it, for the command line. URIs are `file:` URLs. Reads only. */
export const nodeFileSystem: FileSystem = {
  join(uri, ...segments) {
    // By far the most frequent: what needs neither escapes nor folding. A template would keep its parts in memory as well.
    const [name = ''] = segments;
    if (segments.length === 1 && isPlainName(name) && !uri.endsWith('/')) return [uri, name].join('/');
    return pathToFileURL(path.join(fileURLToPath(uri), ...segments)).href;
  },
  readDirectory: (uri) => blockingDisk.readDirectory(fileURLToPath(uri)),
  stat: (uri) => blockingDisk.stat(fileURLToPath(uri)),
  readFile: (uri) => blockingDisk.readFile(fileURLToPath(uri)),
  chunks: async (uri) => (await nodeByteSource(fileURLToPath(uri)))?.chunks(),
  readLink: (uri) => blockingDisk.readLink(fileURLToPath(uri)),
  mode: hasModes ? async (uri) => blockingFileMode(fileURLToPath(uri)) : undefined,
  machinePath: (uri) => fileURLToPath(uri),
};

function isPlainName(name: string): boolean {
  return /^[\w-][\w.-]*$/.test(name);
}

/** The target of a link as the core sees it; undefined for what is no link. */
export async function nodeLink(path: string): Promise<string | undefined> {
  try {
    return slashedTarget(await readlink(path));
  } catch {
    return undefined;
  }
}
