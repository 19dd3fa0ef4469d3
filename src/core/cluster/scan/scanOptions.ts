import type { Memo } from '../../model/memo/memo.ts';
import type { Reader } from '../../model/memo/step.ts';
import type { ConfinedFileSystem } from '../files/confinedFileSystem.ts';
import type { FileLoader } from '../files/fileLoader.ts';
import type { NodeSteps } from './nodeSteps.ts';

/** The parts that are needed to scan the folders. */
export interface ScanParts {
  readonly fileSystem: ConfinedFileSystem;
  readonly loader: FileLoader;
  readonly memo: Memo;
  readonly steps: NodeSteps;
}

/** How far a look at the folders has come. */
export interface ScanProgress {
  readonly step: 'listing' | 'reading';
  /** Files found, or files read. */
  readonly done: number;
  /** Absent while it is not known. */
  readonly total?: number;
}

export interface ScanOptions {
  readonly read: Reader;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  /** Called when the first node can be read, before the others are looked for. */
  readonly onFirst?: (() => Promise<void>) | undefined;
}
