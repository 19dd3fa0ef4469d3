import type { DecodedFile } from '../../model/decodedFile.ts';
import type { NodeView } from '../../model/node.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { Scheduler } from '../../model/scheduler.ts';
import type { ScanState } from './scanState.ts';

/** The nodes of the folders and their files, at one time. */
export interface ScanResult {
  readonly views: readonly NodeView[];
  /** In the order of the nodes and their files. */
  readonly files: ReadonlyMap<string, DecodedFile>;
  readonly skipped: readonly SkippedFile[];
  readonly truncated: boolean;
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
  readonly scheduler: Scheduler;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Hears of the first node before the others are looked for. */
  readonly onFirst?: (scanned: ScanResult) => Promise<void>;
}

/** What the state holds now. */
export function scanResultOf({
  records,
  skipped,
  truncated,
}: Pick<ScanState, 'records' | 'skipped' | 'truncated'>): ScanResult {
  const views = [...records.values()].map(({ view }) => view);
  return { views, files: filesOf(views), skipped, truncated };
}

/** The files of all nodes, each once. */
export function filesOf(views: readonly NodeView[]): ReadonlyMap<string, DecodedFile> {
  const files = new Map<string, DecodedFile>();
  for (const view of views) for (const { file } of view.files) files.set(file.uri, file);
  return files;
}
