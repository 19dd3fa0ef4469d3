import type { UnreadReason } from '../core/index.ts';

/** Why an archive is not read, or read no further. Thrown where it is found, and caught where the archive was opened. */
export class ArchiveFault extends Error {
  readonly reason: UnreadReason;

  constructor(reason: UnreadReason) {
    super(reason);
    this.reason = reason;
  }
}

/** A library that throws has found damaged bytes. */
export function reasonOf(error: unknown): UnreadReason {
  return error instanceof ArchiveFault ? error.reason : 'damaged';
}
