import { ArchiveFault } from './archiveFault.ts';

const MIB = 1024 * 1024;

/** Upper limits for reading an archive. Sizes are in bytes. */
export const LIMITS = {
  /** Members, the folders that their names imply, and those of the archives inside. A support bundle of a node has a tenth of them. */
  entries: 200_000,
  /** An archive, including the archives inside it, may expand to this size or by this factor: logs shrink to a fiftieth. */
  bytes: 128 * MIB,
  ratio: 100,
  /** A larger archive would take longer than anyone waits. */
  bytesInAll: 16 * 1024 * MIB,
  /** One inside another, the outermost included. */
  depth: 3,
  /** The limit for archives that must be in memory as a whole: a .zip, whose directory is at its end, and an archive inside another. */
  inMemory: 512 * MIB,
  /** The content that is kept of all members. */
  kept: 512 * MIB,
} as const;

/** Counts what comes out of an archive, whatever its headers say. Of an archive inside another, the outer one's counts as well. */
export class ArchiveBudget {
  readonly #outer: ArchiveBudget | undefined;
  readonly #mostBytes: number;
  #bytes = 0;
  #entries = 0;

  constructor(size: number, outer?: ArchiveBudget) {
    this.#outer = outer;
    this.#mostBytes = Math.min(LIMITS.bytesInAll, Math.max(LIMITS.bytes, LIMITS.ratio * size));
  }

  /** Whether nothing more may come out of it. */
  get isSpent(): boolean {
    return this.#bytes > this.#mostBytes || this.#entries > LIMITS.entries;
  }

  /** Throws ArchiveFault if these are too many. */
  addBytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes > this.#mostBytes) throw new ArchiveFault('expands-too-far');
    this.#outer?.addBytes(count);
  }

  /** Throws ArchiveFault if it is one too many. */
  addEntry(): void {
    this.#entries++;
    if (this.#entries > LIMITS.entries) throw new ArchiveFault('too-many-entries');
    this.#outer?.addEntry();
  }
}
