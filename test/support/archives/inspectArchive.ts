import { Archive } from '../../../src/archives/archive.ts';
import { memorySource } from '../../../src/archives/byteSource.ts';
import { archiveFileSystem } from '../../../src/cli/archiveFileSystem.ts';
import {
  createInspector,
  createScheduler,
  DEFAULT_SETTINGS,
  type InspectorSettings,
  plainText,
  type Report,
} from '../../../src/core/index.ts';
import { FOLDER_URI, MemoryWorkspace } from '../memoryWorkspace.ts';

/** The archive, which must be readable. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const archive = await Archive.open(memorySource(bytes, '1'), createScheduler());
  if (typeof archive === 'string') throw new Error(archive);
  return archive;
}

/** Inspects archives as the command line does, each a folder; the URIs of one are those of a folder in memory. */
export async function inspectArchives(
  archives: readonly Uint8Array[],
  now: Date,
  settings: Partial<InspectorSettings> = {},
): Promise<Report> {
  const [only] = archives;
  const uris = archives.length === 1 && only ? [FOLDER_URI] : archives.map((_, at) => `${FOLDER_URI}/${at}`);
  const opened = new Map<string, Archive>();
  for (const [at, bytes] of archives.entries()) opened.set(uris[at] ?? '', await openArchive(bytes));
  const crashes: string[] = [];
  const log = { debug() {}, info() {}, warn: (message: string) => void crashes.push(message) };
  const fileSystem = archiveFileSystem(new MemoryWorkspace({}), opened);
  const inspector = createInspector({ fileSystem, now: () => now.getTime(), log });
  const folders = uris.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) }));
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, ...settings });
  if (!report || crashes.length > 0) throw new Error(crashes.join('\n'));
  return report;
}

/** Everything a report says, with each file by its path below `top`: "" for the folder itself, else with a slash at its end. */
export function saidOf({ findings, connections, files }: Report, top = ''): unknown {
  const prefix = `${FOLDER_URI}/${top}`;
  const path = (uri: string) => (uri.startsWith(prefix) ? uri.slice(prefix.length) : `outside: ${uri}`);
  return {
    files: [...files.keys()].map(path).sort(),
    findings: findings.map(({ rule, severity, at }) => `${severity} ${rule} ${path(at.uri)} ${at.span.start}`).sort(),
    connections: connections
      .map(({ from, to, verdict, side, error }) =>
        [from, to]
          .map(({ component, uri }) => `${component} ${uri === undefined ? '' : path(uri)}`)
          .concat(verdict, side ?? '', error === undefined ? '' : plainText(error)),
      )
      .sort(),
  };
}
