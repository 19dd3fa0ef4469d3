import type { ByteSource } from '../archives/byteSource.ts';
import type { DirectoryEntry, FileMode, FileStat, Ports } from '../core/index.ts';

/** What a host can do beyond `vscode.workspace.fs`. `extension.ts` takes the web's, `extensionNode.ts` Node's. */
export interface Host {
  readonly kind: 'node' | 'web';
  /** Resolves when everything that waits for the thread has had its turn. Absent where only timers do that. */
  readonly pause?: () => Promise<void>;
  /** Digests that are made at once. Absent where WebCrypto's are all there is. */
  readonly cryptography?: Ports['cryptography'];
  /**
   * The files of this machine. `vscode.workspace.fs` asks the window before every look at one, over the network where the window is
   * elsewhere: of tens of thousands of files that takes most of the time. Absent where the host has no files of its own.
   */
  readonly disk?: Disk;
  /** A regular file's bytes in parts, by its path; undefined for anything else. Absent where a file is read as a whole. */
  readonly byteSource?: (path: string) => Promise<ByteSource | undefined>;
  /** Target of a symbolic link with "/", undefined for anything else. Absent where the host cannot read links. */
  readLink?(uri: HostUri): Promise<string | undefined>;
  /** Mode and owner, undefined for a link and where there is none. Absent where the host cannot read modes. */
  readMode?(uri: HostUri): Promise<FileMode | undefined>;
}

/** The files of a machine, by paths as its system writes them. No member rejects, and none follows a link at the end of a path but `readDirectory`. */
export interface Disk {
  /** Undefined where the directory is missing or may not be read. */
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
