import {
  createInspector,
  DEFAULT_SETTINGS,
  type DirectoryEntry,
  type FileStat,
  type FileSystem,
  type Inspector,
  type InspectorSettings,
  type Report,
} from '../../src/core/index.ts';
import type { NodeFile } from './nodeOptions.ts';

/** The URI of a workspace's folder; no machine has such a path, so that nothing can leak in from the real disk. */
export const FOLDER_URI = 'memory://test/workspace';

/** A workspace of one folder, all in memory, that counts what was read. */
export class MemoryWorkspace implements FileSystem {
  /** By path under the folder. */
  readonly files: Map<string, NodeFile>;
  /** Paths that exist but cannot be read. */
  readonly unreadable = new Set<string>();
  readonly reads: string[] = [];
  readonly #versions = new Map<string, number>();

  constructor(files: ReadonlyMap<string, NodeFile | string> | Readonly<Record<string, NodeFile | string>>) {
    const entries = files instanceof Map ? [...files] : Object.entries(files as Record<string, NodeFile | string>);
    this.files = new Map(
      entries.map(([path, content]) => [
        path,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    );
  }

  uri(path: string): string {
    return path === '' ? FOLDER_URI : `${FOLDER_URI}/${escaped(path)}`;
  }

  /** The path under the folder of a URI of this workspace. */
  path(uri: string): string {
    return uri.slice(FOLDER_URI.length + 1).replace(/%2([35])/g, (_, digit) => (digit === '3' ? '#' : '%'));
  }

  write(path: string, content: NodeFile | string): void {
    this.files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    this.#versions.set(path, (this.#versions.get(path) ?? 0) + 1);
  }

  join(uri: string, ...segments: readonly string[]): string {
    const parts = uri.slice('memory://'.length).split('/');
    for (const segment of segments) {
      if (segment === '..') parts.pop();
      else if (segment !== '') parts.push(escaped(segment));
    }
    return `memory://${parts.join('/')}`;
  }

  async readDirectory(uri: string) {
    const prefix = this.path(uri) === '' ? '' : `${this.path(uri)}/`;
    const entries = new Map<string, DirectoryEntry>();
    for (const [path, content] of this.files) {
      if (!path.startsWith(prefix)) continue;
      const [name = '', ...rest] = path.slice(prefix.length).split('/');
      if (rest.length > 0) entries.set(name, { name, kind: 'directory' });
      else entries.set(name, { name, kind: 'linkTo' in content ? 'link' : 'file' });
    }
    return entries.size > 0 || prefix === '' ? [...entries.values()] : undefined;
  }

  async stat(uri: string): Promise<FileStat | 'missing' | 'unreadable'> {
    const path = this.path(uri);
    const content = this.files.get(path);
    const version = `${path} ${this.#versions.get(path) ?? 0}`;
    if (content instanceof Uint8Array) {
      return this.unreadable.has(path) ? 'unreadable' : { kind: 'file', size: content.length, version };
    }
    if (content) return { kind: 'link', size: 0, version };
    for (const other of this.files.keys()) {
      if (other.startsWith(`${path}/`)) return { kind: 'directory', size: 0, version: '0' };
    }
    return 'missing';
  }

  async chunks(uri: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const content = this.files.get(this.path(uri));
    if (!(content instanceof Uint8Array)) return undefined;
    return (async function* () {
      for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
    })();
  }

  async readFile(uri: string): Promise<Uint8Array | 'missing' | 'unreadable'> {
    const path = this.path(uri);
    if (this.unreadable.has(path)) return 'unreadable';
    const content = this.files.get(path);
    if (!(content instanceof Uint8Array)) return content ? 'unreadable' : 'missing';
    this.reads.push(path);
    return content;
  }

  async readLink(uri: string): Promise<string | undefined> {
    const content = this.files.get(this.path(uri));
    return content && 'linkTo' in content ? content.linkTo : undefined;
  }

  machinePath(_uri?: string): string | undefined {
    return undefined;
  }
}

/** As of every host, "#" is written as an escape. What would be read as that escape is escaped too; other escapes are not checked. */
function escaped(path: string): string {
  return path.replace(/#|%(?=2[35])/g, (char) => (char === '#' ? '%23' : '%25'));
}

export interface InspectedWorkspace {
  readonly workspace: MemoryWorkspace;
  readonly inspector: Inspector;
  readonly report: Report;
  /** "<rule> <path>" of every finding, for comparing whole sets. */
  readonly names: readonly string[];
}

/** Inspects files as the product does, from memory. `now` fixes the clock. */
export async function inspectFiles(
  files: ReadonlyMap<string, NodeFile | string> | Readonly<Record<string, NodeFile | string>>,
  now: Date,
  settings: Partial<InspectorSettings> = {},
  folderName = 'workspace',
): Promise<InspectedWorkspace> {
  const workspace = new MemoryWorkspace(files);
  const crashes: string[] = [];
  const log = { debug() {}, info() {}, warn: (message: string) => void crashes.push(message) };
  const inspector = createInspector({ fileSystem: workspace, now: () => now.getTime(), log });
  const folders = [{ uri: FOLDER_URI, name: folderName }];
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, ...settings });
  if (!report) throw new Error('The inspection was aborted.');
  if (crashes.length > 0) throw new Error(crashes.join('\n'));
  const names = report.findings.map((finding) => `${finding.rule} ${workspace.path(finding.at.uri)}`);
  return { workspace, inspector, report, names };
}
