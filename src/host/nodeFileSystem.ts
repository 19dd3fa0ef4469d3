import { type Dirent, promises as fs, readFile } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { DirectoryEntry, FileStat, FileSystem } from '../core/index.ts';
import { hasModes, nodeFileMode } from './nodeFileMode.ts';

/** With callbacks a file costs half of what it does with the handles of `fs.promises`. */
const readWhole = promisify(readFile);

/** The disk of this machine as the core sees it. URIs are `file:` URLs. Reads only. */
export const nodeFileSystem: FileSystem = {
  join(uri, ...segments) {
    // By far the most frequent: what needs neither escapes nor folding.
    const [name = ''] = segments;
    if (segments.length === 1 && isPlainName(name) && !uri.endsWith('/')) return `${uri}/${name}`;
    return pathToFileURL(path.join(fileURLToPath(uri), ...segments)).href;
  },
  async readDirectory(uri) {
    const directory = fileURLToPath(uri);
    try {
      const entries = await fs.readdir(directory, { withFileTypes: true });
      return Promise.all(entries.map((entry) => describeEntry(directory, entry)));
    } catch {
      return undefined;
    }
  },
  async stat(uri) {
    try {
      const found = await fs.stat(fileURLToPath(uri));
      return { kind: kindOf(found), size: found.size, version: `${found.mtimeMs} ${found.size} ${found.ino}` };
    } catch (error) {
      return absence(error);
    }
  },
  async readFile(uri) {
    try {
      return await readWhole(fileURLToPath(uri));
    } catch (error) {
      return absence(error);
    }
  },
  async readLink(uri) {
    try {
      return await fs.readlink(fileURLToPath(uri));
    } catch {
      return undefined;
    }
  },
  mode: hasModes ? async (uri) => nodeFileMode(fileURLToPath(uri)) : undefined,
  machinePath: (uri) => fileURLToPath(uri),
};

function isPlainName(name: string): boolean {
  return /^[\w-][\w.-]*$/.test(name);
}

async function describeEntry(directory: string, entry: Dirent): Promise<DirectoryEntry> {
  if (!entry.isSymbolicLink()) return { name: entry.name, kind: kindOf(entry), link: false };
  try {
    return { name: entry.name, kind: kindOf(await fs.stat(path.join(directory, entry.name))), link: true };
  } catch {
    return { name: entry.name, kind: 'other', link: true };
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FileStat['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : 'other';
}

function absence(error: unknown): 'missing' | 'unreadable' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
}
