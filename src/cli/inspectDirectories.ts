import { promises as fs } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Archive } from '../archives/archive.ts';
import {
  createInspector,
  createScheduler,
  DEFAULT_SETTINGS,
  type InspectAs,
  type InspectedFolder,
  type InspectorSettings,
  phrase,
  plainText,
  type Report,
  shownStart,
  skippedText,
  untrusted,
} from '../core/index.ts';
import { host } from '../host/node.ts';
import { nodeByteSource } from '../host/nodeByteSource.ts';
import { nodeFileSystem } from '../host/nodeFileSystem.ts';
import { archiveFileSystem } from './archiveFileSystem.ts';
import { UsageError } from './options.ts';
import { printError } from './print.ts';
import { skippedLines } from './skippedLines.ts';

const NEITHER = 'not a directory, and not a .tar, .tar.gz, .tar.xz or .zip archive';

export interface InspectedDirectories {
  readonly report: Report;
  readonly folders: readonly InspectedFolder[];
  /** Inspects the same files as if every component were of a release of Kubernetes. */
  readonly inspectAs: InspectAs;
}

/** Inspects the directories and archives as one workspace. Throws UsageError for one that is missing, neither, or unreadable. */
export async function inspectDirectories(
  directories: readonly string[],
  now: number | undefined,
  settings: Partial<InspectorSettings> = {},
): Promise<InspectedDirectories> {
  const archives = new Map<string, Archive>();
  const folders: InspectedFolder[] = [];
  for (const directory of directories) folders.push(await openPath(directory, archives));
  // Reading an archive has made V8's space for new objects large enough. It would grow by 100 MB more, and save no time.
  if (archives.size > 0) setFlagsFromString('--semi-space-growth-factor=1');
  const clock = now ?? Date.now();
  const warn = (message: string) => printError(`kubernetes-pki: ${message}\n`);
  const inspector = createInspector({
    fileSystem: archives.size === 0 ? nodeFileSystem : archiveFileSystem(nodeFileSystem, archives),
    now: () => clock,
    log: { debug() {}, info() {}, warn },
    cryptography: host.cryptography,
    pause: host.pause,
  });
  if (process.stderr.isTTY) printError('Inspecting…\r');
  const whole = { ...DEFAULT_SETTINGS, ...settings, folders };
  const report = await inspector.inspect(whole);
  if (process.stderr.isTTY) printError('           \r');
  if (!report) throw new UsageError('the inspection was stopped');
  for (const line of skippedLines(report.skipped)) warn(line);
  if (report.truncated) warn('the limit of --max-files was reached; the remaining files were not read');
  await countLines(report);
  return { report, folders, inspectAs: (release) => inspector.inspect({ ...whole, release }) };
}

/** Counts the lines of each file that has a finding, which takes long for large ones, with pauses between them: reports print line numbers. */
async function countLines(report: Report): Promise<void> {
  const scheduler = createScheduler(host.pause);
  for (const { at } of report.findings) {
    shownStart(report, at);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
}

/** A directory, or an archive, which is added to the others. */
async function openPath(given: string, archives: Map<string, Archive>): Promise<InspectedFolder> {
  const absolute = path.resolve(given);
  const folder = { uri: pathToFileURL(absolute).href, name: path.basename(absolute) || '/' };
  try {
    if ((await fs.stat(absolute)).isDirectory()) await fs.readdir(absolute);
    else archives.set(folder.uri, await openArchive(given, await fs.realpath(absolute)));
    return folder;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown error';
    const reasons: Record<string, string> = {
      ENOENT: 'no such file or directory',
      ENOTDIR: 'no such file or directory',
      EACCES: 'permission denied',
    };
    throw new UsageError(`${plainText(untrusted(given))}: ${reasons[String(code)] ?? code}`);
  }
}

async function openArchive(given: string, file: string): Promise<Archive> {
  const source = await nodeByteSource(file);
  const archive = source ? await Archive.open(source, createScheduler(host.pause), host.gunzip) : 'special';
  if (typeof archive === 'object') return archive;
  if (archive === 'not-an-archive') throw new UsageError(`${plainText(untrusted(given))}: ${NEITHER}`);
  const reason = skippedText({ uri: '', reason: archive });
  throw new UsageError(plainText(phrase('{path}: {reason}', { path: untrusted(given), reason })));
}
