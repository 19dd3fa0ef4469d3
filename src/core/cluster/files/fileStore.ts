import { readText } from '../../formats/sniff.ts';
import { decodeFile } from '../../kubernetes/decode/decodeFile.ts';
import { SharedContents } from '../../kubernetes/decode/sharedContents.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { FileSystem } from '../../model/ports.ts';
import type { Scheduler } from '../../model/scheduler.ts';

/** Files above this are never read: a PKI file of this size is a mistake. Bytes. */
export const MAX_FILE_SIZE = 5 * 1024 * 1024;

export type LoadedFile =
  | { readonly kind: 'decoded'; readonly file: DecodedFile }
  | { readonly kind: 'missing' }
  | { readonly kind: 'directory' }
  /** `special` is a device, a pipe or a socket; `link` leads off its folder, or lies behind a link. */
  | {
      readonly kind: 'skipped';
      readonly reason: 'too-large' | 'unreadable' | 'special' | 'link';
      readonly size?: number;
    };

type Entry = LoadedFile & { readonly kind: 'decoded' } & { readonly version: string };

/**
 * Decoded files, cached by URI and version, with the text as a second chance. Loads are single-flight; a failure is never cached.
 */
export class FileStore {
  readonly #fileSystem: FileSystem;
  readonly #entries = new Map<string, Entry>();
  readonly #pending = new Map<string, Promise<LoadedFile>>();
  readonly #onCrash: (uri: string, error: unknown) => void;
  #contents: SharedContents | undefined;
  #scheduler: Scheduler | undefined;
  #decodeCount = 0;

  /** `onCrash` hears of a file that a fault of ours, or of the host's, kept from being read. */
  constructor(fileSystem: FileSystem, onCrash: (uri: string, error: unknown) => void = () => {}) {
    this.#fileSystem = fileSystem;
    this.#onCrash = onCrash;
  }

  /** How many files were decoded since the store was made: the measure of incremental work. */
  get decodeCount(): number {
    return this.#decodeCount;
  }

  /** Never rejects: one file that cannot be got through must not hide all the others. */
  load(uri: string): Promise<LoadedFile> {
    const pending = this.#pending.get(uri);
    if (pending) return pending;
    const load = this.#contained(uri).then((loaded) => {
      if (this.#pending.get(uri) === load) this.#pending.delete(uri);
      return loaded;
    });
    this.#pending.set(uri, load);
    return load;
  }

  /** For as long as the action looks at many files: decodes once what they have in common, and rests between those that were read at once. */
  async inBulk<Result>(scheduler: Scheduler, action: () => Promise<Result>): Promise<Result> {
    this.#contents = new SharedContents();
    this.#scheduler = scheduler;
    try {
      return await action();
    } finally {
      this.#contents = undefined;
      this.#scheduler = undefined;
    }
  }

  /** Makes the next load look at the file again, even while one is under way. */
  invalidate(uri: string): void {
    this.#pending.delete(uri);
  }

  /** Forgets every file but these. */
  retain(isWanted: (uri: string) => boolean): void {
    for (const uri of this.#entries.keys()) if (!isWanted(uri)) this.#entries.delete(uri);
  }

  async #contained(uri: string): Promise<LoadedFile> {
    try {
      return await this.#load(uri);
    } catch (error) {
      this.#onCrash(uri, error);
      return this.#forget(uri, { kind: 'skipped', reason: 'unreadable' });
    }
  }

  async #load(uri: string): Promise<LoadedFile> {
    const stat = await this.#fileSystem.stat(uri);
    if (stat === 'missing') return this.#forget(uri, { kind: 'missing' });
    if (stat === 'unreadable') return this.#forget(uri, { kind: 'skipped', reason: 'unreadable' });
    if (stat.kind === 'directory') return this.#forget(uri, { kind: 'directory' });
    if (stat.kind === 'link') return this.#forget(uri, { kind: 'skipped', reason: 'link' });
    // A device or a pipe would block a read for ever.
    if (stat.kind === 'other') return this.#forget(uri, { kind: 'skipped', reason: 'special' });
    if (stat.size > MAX_FILE_SIZE) return this.#forget(uri, { kind: 'skipped', reason: 'too-large', size: stat.size });

    const known = this.#entries.get(uri);
    if (known?.version === stat.version) return known;

    const bytes = await this.#fileSystem.readFile(uri);
    if (bytes === 'missing') return this.#forget(uri, { kind: 'missing' });
    if (bytes === 'unreadable') return this.#forget(uri, { kind: 'skipped', reason: 'unreadable' });
    if (bytes.length > MAX_FILE_SIZE) {
      return this.#forget(uri, { kind: 'skipped', reason: 'too-large', size: bytes.length });
    }
    if (known && holds(known.file, bytes)) return this.#keep(uri, { ...known, version: stat.version });
    // All that waited go on after a rest, and it may be due again before it is this one's turn.
    while (this.#scheduler?.shouldYield()) await this.#scheduler.yieldNow();
    this.#decodeCount++;
    const file = await decodeFile(uri, bytes, {
      previous: known?.file,
      contents: this.#contents,
      scheduler: this.#scheduler,
    });
    return this.#keep(uri, { kind: 'decoded', file, version: stat.version });
  }

  #keep(uri: string, entry: Entry): LoadedFile {
    this.#entries.set(uri, entry);
    return entry;
  }

  #forget(uri: string, loaded: LoadedFile): LoadedFile {
    this.#entries.delete(uri);
    return loaded;
  }
}

/** Whether the file was decoded from these very bytes, as far as its text tells; what is no text is decoded again. */
function holds({ size, text, stale }: DecodedFile, bytes: Uint8Array): boolean {
  return !stale && text !== undefined && size === bytes.length && readText(bytes) === text;
}
