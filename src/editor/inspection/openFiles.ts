import type { DirectoryEntry, FileStat, FileSystem, InspectedFolder } from '../../core/index.ts';

/** The folder that holds the open files of a window without folders, and nothing else. No file system has it. */
export const OPEN_FILES = 'kubernetes-pki-open:/';

/** URIs of open files by their paths in that folder. */
export type OpenFiles = ReadonlyMap<string, string>;

/** The folder of the open files; none if no file is open. */
export function openFolder(files: OpenFiles, name: string): readonly InspectedFolder[] {
  return files.size > 0 ? [{ uri: OPEN_FILES, name }] : [];
}

/** Lists files by their names, each once; further files of a name are in numbered directories. */
export function openFiles(uris: Iterable<readonly [uri: string, name: string]>): OpenFiles {
  const files = new Map<string, string>();
  const seen = new Set<string>();
  for (const [uri, name] of uris) {
    if (seen.has(uri)) continue;
    seen.add(uri);
    let path = name;
    for (let at = 2; files.has(path); at++) path = `${at}/${name}`;
    files.set(path, uri);
  }
  return files;
}

/** The status of a link that leaves the folder: a file that is not open is neither read nor missing. */
const ELSEWHERE: FileStat = { kind: 'link', size: 0, version: '' };

/**
 * The file system with that folder. Its files have their own URIs, so they are read and shown where they are. Other files in their
 * directories are not read, and unknown.
 */
export function withOpenFiles(base: FileSystem, listed: () => OpenFiles): FileSystem {
  const isOwn = (uri: string) => uri.startsWith(OPEN_FILES);
  const { chunks, readLink, mode } = base;
  return {
    join: (uri, ...segments) => (isOwn(uri) ? joinOwn(uri, segments, listed()) : base.join(uri, ...segments)),
    machinePath: (uri) => (isOwn(uri) ? undefined : base.machinePath(uri)),
    readDirectory: async (uri) => (isOwn(uri) ? entriesOf(pathOf(uri), listed()) : base.readDirectory(uri)),
    stat: async (uri) => {
      if (!isOwn(uri)) return base.stat(uri);
      return entriesOf(pathOf(uri), listed()) ? { kind: 'directory', size: 0, version: '' } : ELSEWHERE;
    },
    readFile: async (uri) => (isOwn(uri) ? 'unreadable' : base.readFile(uri)),
    chunks: chunks && (async (uri) => (isOwn(uri) ? undefined : chunks.call(base, uri))),
    readLink: readLink && (async (uri) => (isOwn(uri) ? undefined : readLink.call(base, uri))),
    mode: mode && (async (uri) => (isOwn(uri) ? undefined : mode.call(base, uri))),
  };
}

function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice(OPEN_FILES.length));
}

/** The file's own URI if it is open. */
function joinOwn(uri: string, segments: readonly string[], files: OpenFiles): string {
  const names = pathOf(uri).split('/');
  for (const name of segments) {
    if (name === '..') names.pop();
    else names.push(name);
  }
  const path = names.filter((name) => name !== '').join('/');
  return files.get(path) ?? `${OPEN_FILES}${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Undefined for what is no directory. */
function entriesOf(directory: string, files: OpenFiles): readonly DirectoryEntry[] | undefined {
  const prefix = directory === '' ? '' : `${directory}/`;
  const entries = new Map<string, DirectoryEntry>();
  for (const path of files.keys()) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...below] = path.slice(prefix.length).split('/');
    entries.set(name, { name, kind: below.length > 0 ? 'directory' : 'file' });
  }
  return entries.size > 0 || directory === '' ? [...entries.values()] : undefined;
}
