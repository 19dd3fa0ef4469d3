import type { DecodedFile } from '../../model/decodedFile.ts';
import type { FileSystem } from '../../model/ports.ts';
import type { ConfinedFileSystem, LinkTarget } from '../files/confinedFileSystem.ts';
import type { FileStore, LoadedFile } from '../files/fileStore.ts';

/**
 * The files as one look at the folders found them: each is loaded once, each link read once, however many nodes ask.
 */
export class Snapshot {
  /** The host's file system, its links from here. */
  readonly fileSystem: FileSystem;
  readonly #confined: ConfinedFileSystem;
  readonly #store: FileStore;
  readonly #loads = new Map<string, LoadedFile | Promise<LoadedFile>>();
  readonly #links = new Map<string, Promise<string | undefined>>();

  constructor(fileSystem: ConfinedFileSystem, store: FileStore) {
    this.#confined = fileSystem;
    this.#store = store;
    const { mode } = fileSystem;
    this.fileSystem = {
      join: (uri, ...segments) => fileSystem.join(uri, ...segments),
      readDirectory: (uri) => fileSystem.readDirectory(uri),
      stat: (uri) => fileSystem.stat(uri),
      readFile: (uri) => fileSystem.readFile(uri),
      readLink: (uri) => this.#readLink(uri),
      mode,
      machinePath: (uri) => fileSystem.machinePath(uri),
    };
  }

  /** Never rejects. */
  load(uri: string): Promise<LoadedFile> | LoadedFile {
    const known = this.#loads.get(uri);
    if (known) return known;
    const load = this.#store.load(uri).then((loaded) => {
      if (this.#loads.get(uri) === load) this.#loads.set(uri, loaded);
      return loaded;
    });
    this.#loads.set(uri, load);
    return load;
  }

  /** What was decoded of the file at the latest load; undefined before that, and of what is no file. */
  decoded(uri: string): DecodedFile | undefined {
    const known = this.#loads.get(uri);
    return known && 'kind' in known && known.kind === 'decoded' ? known.file : undefined;
  }

  /** Makes the next load look at the file again. */
  refresh(uri: string): void {
    this.#loads.delete(uri);
    this.#links.delete(uri);
    this.#store.invalidate(uri);
  }

  /** What a link found below the folders leads to. */
  follow(link: string): Promise<LinkTarget> {
    return this.#confined.follow(link);
  }

  #readLink(uri: string): Promise<string | undefined> {
    const known = this.#links.get(uri) ?? this.#confined.readLink(uri);
    this.#links.set(uri, known);
    return known;
  }
}
