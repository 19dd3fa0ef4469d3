import type { FileMode, UnreadReason } from '../core/index.ts';

/** One entry of an archive as its format gives it. Everything but its bytes is untrusted. */
export interface Member {
  /** As written, with "/". */
  readonly name: string;
  /** `hardlink` is another name of an earlier member, `other` a device or a pipe. */
  readonly kind: 'file' | 'directory' | 'link' | 'hardlink' | 'other';
  /** The target of a link, as written. */
  readonly target?: string | undefined;
  /** Absent if the format keeps none. */
  readonly mode?: FileMode | undefined;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  /** Why its bytes cannot be read. */
  readonly unread?: UnreadReason;
  /** Its bytes, to be read before the next member is asked for, or left alone. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}
