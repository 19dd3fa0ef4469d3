import * as vscode from 'vscode';
import type { Archive } from '../../archives/archive.ts';
import type { ByteSource } from '../../archives/byteSource.ts';
import { baseName, createScheduler } from '../../core/beforeCandidates.ts';
import type { UnreadReason } from '../../core/index.ts';
import type { Host } from '../../host/host.ts';
import { archivePlace } from './archiveUri.ts';

/** Maximum size in bytes of an archive that the host cannot read in parts: all of it is in memory at once. */
const LARGEST_AT_ONCE = 512 * 1024 * 1024;

/** An archive as it was read, or why it was not. */
interface Opened {
  readonly version: string | undefined;
  readonly archive: Promise<Archive | UnreadReason>;
  readonly watcher: vscode.Disposable;
  /** Whether its file must be checked before the next use. */
  isOld: boolean;
}

/** The archives that something in the window looks into: each is read once, and again when its file changes. */
export class Archives implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  /** Fires with the folder that an archive is, when its file has changed. */
  readonly onDidChange = this.#changed.event;
  readonly #host: Host;
  readonly #opened = new Map<string, Promise<Opened>>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The archive that the URI leads into, and the path in it; or why it is not read. */
  async at(uri: vscode.Uri): Promise<{ readonly archive: Archive; readonly path: string } | UnreadReason> {
    const place = archivePlace(uri);
    if (!place) return 'not-an-archive';
    const archive = await this.#open(place.root, place.source);
    return typeof archive === 'string' ? archive : { archive, path: place.path };
  }

  /** From now on each archive's file is looked at again before the archive is used. */
  async recheck(): Promise<void> {
    for (const opened of this.#opened.values()) (await opened).isOld = true;
  }

  dispose(): void {
    for (const opened of this.#opened.values()) opened.then(({ watcher }) => watcher.dispose());
    this.#opened.clear();
    this.#changed.dispose();
  }

  async #open(root: vscode.Uri, source: vscode.Uri): Promise<Archive | UnreadReason> {
    const key = root.toString();
    const known = this.#opened.get(key);
    if (known) {
      const opened = await known;
      if (!opened.isOld || opened.version === (await sourceOf(source, this.#host))?.version) {
        opened.isOld = false;
        return opened.archive;
      }
      if (this.#opened.get(key) === known) this.#forget(key);
    }
    const opening = this.#opened.get(key) ?? this.#read(root, source);
    this.#opened.set(key, opening);
    return (await opening).archive;
  }

  async #read(root: vscode.Uri, source: vscode.Uri): Promise<Opened> {
    const bytes = await sourceOf(source, this.#host);
    const watcher = watch(source, () => {
      this.#forget(root.toString());
      this.#changed.fire(root);
    });
    return { version: bytes?.version, archive: open(bytes, this.#host), watcher, isOld: false };
  }

  #forget(key: string): void {
    this.#opened.get(key)?.then(({ watcher }) => watcher.dispose());
    this.#opened.delete(key);
  }
}

async function open(source: ByteSource | undefined, { pause, gunzip }: Host): Promise<Archive | UnreadReason> {
  if (!source) return 'unreadable';
  // The decoders are loaded only if an archive is opened.
  const { Archive } = await import('../../archives/archive.ts');
  return Archive.open(source, createScheduler(pause), gunzip);
}

/** Undefined if there is no such file. */
async function sourceOf(uri: vscode.Uri, { byteSource }: Host): Promise<ByteSource | undefined> {
  if (byteSource && uri.scheme === 'file') return byteSource(uri.fsPath);
  try {
    const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > LARGEST_AT_ONCE) return undefined;
    return {
      size,
      version: `${mtime} ${size}`,
      async *chunks() {
        yield await vscode.workspace.fs.readFile(uri);
      },
    };
  } catch {
    return undefined;
  }
}

/** Watches one file, also outside the workspace. */
function watch(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
  const name = baseName(uri.path);
  // In a pattern these characters have a meaning, in a file's name they have none.
  const literal = name.replaceAll(/[[\]{}*?]/g, '?');
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), literal);
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(onChange),
    watcher.onDidCreate(onChange),
    watcher.onDidDelete(onChange),
  );
}
