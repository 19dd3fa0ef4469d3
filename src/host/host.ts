import type { ByteSource } from '../archives/byteSource.ts';
import type { Gunzip } from '../archives/decompress.ts';
import type { DirectoryEntry, FileMode, FileStat, Ports } from '../core/index.ts';

/** The abilities of a host beyond `vscode.workspace.fs`. `extension.ts` takes the web's, `extensionNode.ts` Node's. */
export interface Host {
  readonly kind: 'node' | 'web';
  /** Resolves when everything that waits for the thread has had its turn. Absent if only timers do that. */
  readonly pause?: () => Promise<void>;
  /** Digests that are made at once. Absent if WebCrypto's are all there is. */
  readonly cryptography?: Ports['cryptography'];
  /**
   * The files of this machine. `vscode.workspace.fs` asks the window before each access, over the network if the window is elsewhere: with tens of
   * thousands of files that takes most of the time. Absent if the host has no files.
   */
  readonly disk?: Disk;
  /** A regular file's bytes in parts, by its path; undefined for anything else. Absent if a file is read as a whole. */
  readonly byteSource?: (path: string) => Promise<ByteSource | undefined>;
  /** Decompresses gzip with the host's own code. Absent if that does not read all members of a file. */
  readonly gunzip?: Gunzip;
  /** Target of a symbolic link with "/", undefined for anything else. Absent if the host cannot read links. */
  readonly readLink?: ((uri: HostUri) => Promise<string | undefined>) | undefined;
  /** Mode and owner; undefined for a link and for a missing file. Absent if the host cannot read modes. */
  readonly readMode?: ((uri: HostUri) => Promise<FileMode | undefined>) | undefined;
}

/** The files of a machine, by paths as its system writes them. No member rejects, and none follows a link at the end of a path but `readDirectory`. */
export interface Disk {
  /** Undefined if the directory is missing or may not be read. */
  readDirectory(path: string): Promise<readonly DirectoryEntry[] | undefined>;
  stat(path: string): Promise<FileStat | 'missing' | 'unreadable'>;
  /** Opens regular files only: `unreadable` for whatever else. */
  readFile(path: string): Promise<Uint8Array | 'missing' | 'unreadable'>;
}

/** As much of a `vscode.Uri` as a host needs. */
export interface HostUri {
  readonly scheme: string;
  readonly fsPath: string;
}
