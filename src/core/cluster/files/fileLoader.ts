import { readText } from '../../formats/sniff.ts';
import { decodeFile } from '../../kubernetes/decode/decodeFile.ts';
import { SharedContents } from '../../kubernetes/decode/sharedContents.ts';
import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { FileSystem } from '../../model/ports.ts';
import { baseName } from '../../model/source/directories.ts';
import { splitEmbedded } from '../../model/source/embeddedUri.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { isListName } from './candidates.ts';
import { embeddedAt } from './embeddedFiles.ts';
import { holdsObject } from './holdsObject.ts';

/** Files above this are not read: a PKI file of this size is a mistake. Bytes. */
export const MAX_FILE_SIZE = 5 * 1024 * 1024;

/** The list of a cluster's objects may be longer: 10,000 pods have some 100 MB, those of `kube-system` on 1,000 nodes 15. Bytes. */
const MAX_LIST_SIZE = 32 * 1024 * 1024;

/** Up to how many bytes a file of that name or path is read. */
export function maxSizeOf(path: string): number {
  return isListName(baseName(path)) ? MAX_LIST_SIZE : MAX_FILE_SIZE;
}

export type LoadedFile =
  | DecodedContent
  | { readonly kind: 'missing' }
  | { readonly kind: 'directory' }
  /** `special` is a device, a pipe or a socket; `link` leads off its folder, or lies behind a link. */
  | {
      readonly kind: 'skipped';
      readonly reason: 'too-large' | 'unreadable' | 'special' | 'link' | 'damaged' | 'expands-too-far';
      readonly size?: number;
      readonly hasObjects?: true;
    };

export interface DecodedContent {
  readonly kind: 'decoded';
  /** Whether it was read as the kubelet reads a static pod. */
  readonly isStaticPod: boolean;
  readonly file: DecodedFile;
  /** The version that the host last reported: equal content may get another one. Nothing else here ever changes. */
  version: string;
}

/** Whether two looks at a file found the same there. */
export function sameLoad(one: LoadedFile, other: LoadedFile): boolean {
  if (one.kind !== 'skipped' || other.kind !== 'skipped')
    return one === other || (one.kind !== 'decoded' && one.kind === other.kind);
  return one.reason === other.reason && one.size === other.size && one.hasObjects === other.hasObjects;
}

/** Reads and decodes files; one whose content is what it was is not decoded again. */
export class FileLoader {
  readonly #fileSystem: FileSystem;
  readonly #onCrash: (uri: string, error: unknown) => void;
  #contents: SharedContents | undefined;
  #scheduler: Scheduler | undefined;
  /** Resolves when the file that came last may be decoded. */
  #turn: Promise<void> = Promise.resolve();
  #decodeCount = 0;

  /** `onCrash` hears of a file that a fault of ours, or of the host's, kept from being read. */
  constructor(fileSystem: FileSystem, onCrash: (uri: string, error: unknown) => void = () => {}) {
    this.#fileSystem = fileSystem;
    this.#onCrash = onCrash;
  }

  /** How many files were decoded so far: the measure of incremental work. */
  get decodeCount(): number {
    return this.#decodeCount;
  }

  /** The file now; `known` itself where its content is the same and read alike. Never rejects: one file that cannot be got through must not hide all the others. */
  async load(uri: string, known?: LoadedFile, isStaticPod = isStaticPodPath(uri)): Promise<LoadedFile> {
    try {
      return await this.#load(uri, known?.kind === 'decoded' ? known : undefined, isStaticPod);
    } catch (error) {
      this.#onCrash(uri, error);
      return { kind: 'skipped', reason: 'unreadable' };
    }
  }

  /** The file that a document writes, as `load` gives those of the disk. */
  async loadEmbedded(
    uri: string,
    document: DecodedFile,
    known: LoadedFile | undefined,
    isStaticPod: boolean,
  ): Promise<LoadedFile> {
    const embedded = embeddedAt(document, uri);
    if (embedded === 'directory') return { kind: 'directory' };
    if (embedded === undefined) return { kind: 'missing' };
    const { content, place, mode } = embedded;
    if (typeof content === 'string') return { kind: 'skipped', reason: content };
    const before = known?.kind === 'decoded' && known.isStaticPod === isStaticPod ? known.file : undefined;
    if (before?.within?.document === document) return known ?? { kind: 'missing' };
    try {
      const file = before && holds(before, content) ? before : await this.#decode(uri, content, isStaticPod, before);
      return {
        kind: 'decoded',
        isStaticPod,
        file: { ...file, within: { document, place, mode } },
        version: '',
      };
    } catch (error) {
      this.#onCrash(uri, error);
      return { kind: 'skipped', reason: 'unreadable' };
    }
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

  async #load(uri: string, known: DecodedContent | undefined, isStaticPod: boolean): Promise<LoadedFile> {
    const stat = await this.#fileSystem.stat(uri);
    if (stat === 'missing') return { kind: 'missing' };
    if (stat === 'unreadable') return { kind: 'skipped', reason: 'unreadable' };
    if (stat.kind === 'directory') return { kind: 'directory' };
    if (stat.kind === 'link') return { kind: 'skipped', reason: 'link' };
    // A device or a pipe would block a read for ever.
    if (stat.kind === 'other') return { kind: 'skipped', reason: 'special' };
    if (stat.size > maxSizeOf(uri)) return this.#tooLarge(uri, stat.size);

    const isReadAlike = known?.isStaticPod === isStaticPod;
    if (isReadAlike && known.version === stat.version) return known;

    const bytes = await this.#fileSystem.readFile(uri);
    if (bytes === 'missing') return { kind: 'missing' };
    if (bytes === 'unreadable') return { kind: 'skipped', reason: 'unreadable' };
    if (bytes.length > maxSizeOf(uri)) return this.#tooLarge(uri, bytes.length);
    if (isReadAlike && holds(known.file, bytes)) {
      known.version = stat.version;
      return known;
    }
    const file = await this.#decode(uri, bytes, isStaticPod, known?.file);
    return { kind: 'decoded', isStaticPod, file, version: stat.version };
  }

  async #tooLarge(uri: string, size: number): Promise<LoadedFile> {
    const chunks = await this.#fileSystem.chunks?.(uri);
    const hasObjects = chunks !== undefined && (await holdsObject(chunks));
    return { kind: 'skipped', reason: 'too-large', size, ...(hasObjects && { hasObjects }) };
  }

  async #decode(
    uri: string,
    bytes: Uint8Array,
    isStaticPod: boolean,
    previous: DecodedFile | undefined,
  ): Promise<DecodedFile> {
    await this.#awaitTurn();
    this.#decodeCount++;
    return decodeFile(uri, bytes, {
      previous,
      isStaticPod,
      contents: this.#contents,
      scheduler: this.#scheduler,
      // A document that another document writes is not split further.
      separatesEmbedded: splitEmbedded(uri) === undefined,
    });
  }

  /** One file after the other: if all that wait went on after each rest, most would only find that the next rest is due. */
  #awaitTurn(): Promise<void> {
    const scheduler = this.#scheduler;
    if (scheduler === undefined) return Promise.resolve();
    this.#turn = this.#turn.then(() => (scheduler.shouldYield() ? scheduler.yieldNow() : undefined));
    return this.#turn;
  }
}

/** Whether the file was decoded from these very bytes, as far as its text tells; what is no text is decoded again. */
function holds({ size, text, stale }: DecodedFile, bytes: Uint8Array): boolean {
  return !stale && text !== undefined && size === bytes.length && readText(bytes) === text;
}
