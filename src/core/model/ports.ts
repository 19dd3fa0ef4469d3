/** The interfaces that the core needs from its host. Everything else in the core is computation. */

/** `other` is a device, a pipe or a socket. */
export type FileKind = 'file' | 'directory' | 'link' | 'other';

/**
 * Why the host does not read what lies in its listing. Of members of an archive: `encrypted`; `outside`, a name that leads out of the
 * archive; `link`, a name that leads through a link; `missing-target`, another name of what is not there. Of archives inside an archive
 * and of whole ones: `expands-too-far` and `too-many-entries`, more than is read; `damaged`;
 * `not-an-archive`; `unsupported`, another format or method.
 */
export type UnreadReason =
  | 'encrypted'
  | 'outside'
  | 'link'
  | 'missing-target'
  | 'too-deep'
  | 'expands-too-far'
  | 'too-many-entries'
  | 'damaged'
  | 'not-an-archive'
  | 'unsupported'
  | 'unreadable';

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileKind;
  /** The host reads nothing of it, and says why. */
  readonly unread?: UnreadReason;
  /** The name on disk is not UTF-8: `name` shows its bytes, and no URI leads to the entry. */
  readonly isNotUtf8?: true;
}

export interface FileStat {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Changes whenever the content may have changed: document version while open, else mtime and size. */
  readonly version: string;
}

/** Who owns a file or directory of a POSIX machine, and who may do what with it. */
export interface FileMode {
  /** The twelve mode bits, such as 0o600 (POSIX, sys/stat.h). */
  readonly bits: number;
  readonly uid: number;
  readonly gid: number;
  /** Names of the owner and the group; absent if the host knows none. */
  readonly owner?: string | undefined;
  readonly group?: string | undefined;
}

/**
 * A file system of URIs as text. No member rejects: `undefined` and the named outcomes tell why there is no value.
 * No member follows a link at the end of a path, as the target may lie anywhere: links are read, and the core decides.
 * An open editor's text wins over the disk.
 */
export interface FileSystem {
  /** URI of an entry below a directory, in the host's canonical spelling; equal files have equal texts. */
  join(uri: string, ...segments: readonly string[]): string;
  /** Undefined if the directory is missing or may not be read. The only member to which a link may be given: a folder that was opened. */
  readDirectory(uri: string): Promise<readonly DirectoryEntry[] | undefined>;
  stat(uri: string): Promise<FileStat | 'missing' | 'unreadable'>;
  /** Opens regular files only: `unreadable` for whatever else. */
  readFile(uri: string): Promise<Uint8Array | 'missing' | 'unreadable'>;
  /** A regular file's bytes in chunks. Undefined for anything else. Absent if the host reads only whole files. */
  readonly chunks?: ((uri: string) => Promise<AsyncIterable<Uint8Array> | undefined>) | undefined;
  /** Target of a symbolic link as written, with "/" and absolute ones beginning with it; undefined for anything else. Absent if the host cannot read links. */
  readonly readLink?: ((uri: string) => Promise<string | undefined>) | undefined;
  /** Undefined for what is not there, for links and for what has no mode. Absent if the host cannot read modes. */
  readonly mode?: ((uri: string) => Promise<FileMode | undefined>) | undefined;
  /** The absolute path of the URI on the machine whose files these are; undefined for virtual file systems. */
  machinePath(uri: string): string | undefined;
}

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

export interface Ports {
  readonly fileSystem: FileSystem;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** The host's own, for the whole process; absent if WebCrypto is all there is. */
  readonly cryptography?: Cryptography | undefined;
  /** Resolves after a turn of the event loop, so that long work leaves room for other; absent if a timer does. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** The operations that a host computes synchronously: WebCrypto needs another thread, or an import and an export, for each. */
export interface Cryptography {
  /** Lower-case hex. */
  digest(algorithm: 'SHA-256' | 'SHA-1', bytes: Uint8Array): string;
  /** The uncompressed point of an EC private key; undefined if the number is not valid. `scalar` has the length of the curve's order. */
  publicPoint(curve: EcCurve, scalar: Uint8Array): Uint8Array | undefined;
  /** Verifies with a public key (SubjectPublicKeyInfo, DER); undefined for one that is refused or of another kind than the scheme's. */
  verifier(spki: Uint8Array, scheme: SignatureScheme): Verifier | undefined;
}

/** Whether a signature is one of what is signed; undefined if the host cannot tell. Never throws and never rejects. */
export type Verifier = (
  signature: Uint8Array,
  signed: Uint8Array,
) => boolean | undefined | Promise<boolean | undefined>;

/**
 * How a signature is made, in WebCrypto's names. One of ECDSA is DER in certificates (RFC 3279 §2.2.3), and in tokens r and s in a row,
 * each as long as the curve's order (IEEE P1363). `saltLength` is in octets.
 */
export type SignatureScheme =
  | { readonly name: 'RSASSA-PKCS1-v1_5'; readonly hash: SignatureHash }
  | { readonly name: 'RSA-PSS'; readonly hash: SignatureHash; readonly saltLength: number }
  | {
      readonly name: 'ECDSA';
      readonly hash: SignatureHash;
      readonly curve: EcCurve;
      readonly encoding: 'der' | 'ieee-p1363';
    }
  | { readonly name: 'Ed25519' };

export type SignatureHash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** The curves that WebCrypto knows. */
export type EcCurve = 'P-256' | 'P-384' | 'P-521';
