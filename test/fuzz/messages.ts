import type { Crash } from './crashFile.ts';
import type { FuzzOptions } from './options.ts';

export interface WorkerTask {
  readonly options: FuzzOptions;
  readonly shared: SharedArrayBuffer;
  /** Failures that are known: "property kind signature". */
  readonly known: readonly string[];
}

/** The counts of one kind: how many inputs, how long they took together, and for how long one held the thread at most. Milliseconds of the thread. */
export interface Tally {
  readonly count: number;
  readonly cpu: number;
  readonly hold: number;
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'crash'; readonly crash: Crash; readonly index: number; readonly hasSecret: boolean }
  | {
      readonly kind: 'end';
      /** Number of the input after the last. */
      readonly next: number;
      readonly tallies: ReadonlyMap<string, Tally>;
      readonly failures: number;
      /** Bytes in use once warm, and at the end. */
      readonly heap: readonly [warm: number, end: number];
    };
