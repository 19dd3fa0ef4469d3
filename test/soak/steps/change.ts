import type { Draw } from '../../fuzz/draw.ts';
import type { Outside } from '../host/outside.ts';

/** The choices of a step. */
export interface Stage {
  /** The workspace's folder, absolute. */
  readonly folder: string;
  /** A folder outside of the workspace: absolute, empty. */
  readonly aside: string;
  readonly draw: Draw;
  /** The number of the step, for names that are made. */
  readonly step: number;
  readonly outside: Outside;
  /** To be awaited after a folder came or moved, with its path from the folder on: until then changes below it may cause no event. */
  showFolder(path: string): Promise<void>;
  /** Files that match and that no change holds, from the folder on, sorted; those of a few nodes more often than not. */
  files(pattern: RegExp): readonly string[];
  /** Folders of nodes that no change holds, from the folder on, sorted. */
  nodes(): readonly string[];
  /** Whether nothing at the path, above it or below it is held by a change. */
  isFree(path: string): boolean;
}

/** One change that is drawn and not made yet. */
export interface Change {
  readonly title: string;
  /** Paths from the folder on, of files and folders that no other change may touch before this one is repaired. */
  readonly holds: readonly string[];
  readonly act: () => PromiseLike<unknown>;
  /** Brings back what was there; absent if the change is for good, and leaves as much as there was. */
  readonly mend?: Mend | undefined;
}

export interface Mend {
  readonly title: string;
  readonly act: () => PromiseLike<unknown>;
}

/** Draws a change; undefined if there is nothing to choose from. */
export type Kind = (stage: Stage) => Change | undefined;
