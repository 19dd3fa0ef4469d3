import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createInspector,
  DEFAULT_SETTINGS,
  type InspectedFolder,
  type InspectorSettings,
  phrase,
  plainText,
  type Report,
  type SkippedFile,
  skippedText,
  untrusted,
} from '../core/index.ts';
import { host } from '../host/node.ts';
import { nodeFileSystem } from '../host/nodeFileSystem.ts';
import { UsageError } from './options.ts';

/** A copy of /etc has hundreds of links to certificates that were not copied along. */
const MAX_LINKS_NAMED = 20;

export interface InspectedDirectories {
  readonly report: Report;
  readonly folders: readonly InspectedFolder[];
}

/** Inspects the directories as one workspace. Throws UsageError for one that is missing, no directory or unreadable. */
export async function inspectDirectories(
  directories: readonly string[],
  now: number | undefined,
  settings: Partial<InspectorSettings> = {},
): Promise<InspectedDirectories> {
  const folders: InspectedFolder[] = [];
  for (const directory of directories) folders.push(await openDirectory(directory));
  const clock = now ?? Date.now();
  const warn = (message: string) => void process.stderr.write(`kubernetes-pki: ${message}\n`);
  const inspector = createInspector({
    fileSystem: nodeFileSystem,
    now: () => clock,
    log: { debug() {}, info() {}, warn },
    digest: host.digest,
    pause: host.pause,
  });
  if (process.stderr.isTTY) process.stderr.write('Inspecting…\r');
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, ...settings, folders });
  if (process.stderr.isTTY) process.stderr.write('           \r');
  if (!report) throw new UsageError('the inspection was stopped');
  const isLink = ({ reason }: SkippedFile) => reason === 'missing-target';
  const links = report.skipped.filter(isLink);
  for (const file of [...report.skipped.filter((one) => !isLink(one)), ...links.slice(0, MAX_LINKS_NAMED)]) {
    const path = untrusted(fileURLToPath(file.uri));
    warn(plainText(phrase('skipped {path}: {reason}', { path, reason: skippedText(file) })));
  }
  const more = links.length - MAX_LINKS_NAMED;
  if (more > 0) warn(`skipped ${more} more such links; the other formats list them all`);
  if (report.truncated) warn('file limit reached; the remaining files were not scanned');
  return { report, folders };
}

async function openDirectory(directory: string): Promise<InspectedFolder> {
  const absolute = path.resolve(directory);
  try {
    await fs.readdir(absolute);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown error';
    const reasons: Record<string, string> = {
      ENOENT: 'no such directory',
      ENOTDIR: 'not a directory',
      EACCES: 'permission denied',
    };
    throw new UsageError(`${plainText(untrusted(directory))}: ${reasons[String(code)] ?? code}`);
  }
  return { uri: pathToFileURL(absolute).href, name: path.basename(absolute) || '/' };
}
