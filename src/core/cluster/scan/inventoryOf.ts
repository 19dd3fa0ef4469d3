import type { DecodedFile } from '../../model/decodedFile.ts';
import type { NodeView } from '../../model/node.ts';
import type { Pace } from '../../model/pace.ts';
import type { SkippedFile } from '../../model/report.ts';
import type { Stock } from './stock.ts';

/** The nodes of the folders and their files, at one time. */
export interface Inventory {
  readonly views: readonly NodeView[];
  /** In the order of the nodes and their files. */
  readonly files: ReadonlyMap<string, DecodedFile>;
  readonly skipped: readonly SkippedFile[];
  readonly truncated: boolean;
}

/** How far a look at the folders has come. */
export interface InventoryProgress {
  readonly step: 'listing' | 'reading';
  /** Files found, or files read. */
  readonly done: number;
  /** Absent while it is not known. */
  readonly total?: number;
}

export interface InventoryOptions {
  readonly pace: Pace;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: InventoryProgress) => void;
  /** Hears of the first node before the others are looked for. */
  readonly onFirst?: (inventory: Inventory) => Promise<void>;
}

/** What the stock holds now. */
export function inventoryOf({
  records,
  skipped,
  truncated,
}: Pick<Stock, 'records' | 'skipped' | 'truncated'>): Inventory {
  const views = [...records.values()].map(({ view }) => view);
  return { views, files: filesOf(views), skipped, truncated };
}

/** The files of all nodes, each once. */
export function filesOf(views: readonly NodeView[]): ReadonlyMap<string, DecodedFile> {
  const files = new Map<string, DecodedFile>();
  for (const view of views) for (const { file } of view.files) files.set(file.uri, file);
  return files;
}
