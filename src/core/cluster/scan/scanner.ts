import type { Reader } from '../../model/memo/step.ts';
import { namedPodFolders, sameFolders } from './podFolders.ts';
import { rescan } from './rescan.ts';
import { scan } from './scan.ts';
import type { ScanOptions, ScanParts } from './scanOptions.ts';
import type { ScanSettings, ScanState } from './scanState.ts';

/** Looks at the folders, and tells the memo what has changed there. */
export class Scanner {
  readonly #parts: ScanParts;
  /** Ids of nodes that aborted scans may have built in surroundings of their time. */
  readonly #touched = new Set<string>();
  #state: ScanState | undefined;

  constructor(parts: ScanParts) {
    this.#parts = parts;
  }

  /** Looks at all of the folders again. Undefined when aborted: the next look must then be a whole one. */
  async take(settings: ScanSettings, options: ScanOptions): Promise<ScanState | undefined> {
    const { loader } = this.#parts;
    const previous = this.#state;
    this.#state = undefined;
    this.#beginScan(settings);
    const state = await loader.inBulk(options.read.scheduler, () =>
      scan(this.#parts, settings, previous, this.#touched, options),
    );
    if (state) this.#touched.clear();
    // The earlier state still saves work.
    this.#state = state ?? (previous && { ...previous, isOutdated: true });
    return state;
  }

  /**
   * Looks only at files whose content changed. Undefined if that is not enough, because other files now belong to nodes or lie
   * elsewhere.
   */
  async retake(changed: ReadonlySet<string>, settings: ScanSettings, read: Reader): Promise<ScanState | undefined> {
    const state = this.#state;
    if (!state || state.isOutdated || state.settings !== settings) return undefined;
    // Until all of it is up to date, and where it never is.
    this.#state = { ...state, isOutdated: true };
    this.#beginScan(settings);
    const { memo, steps } = this.#parts;
    if (!(await rescan(state, changed, memo, steps, read))) return undefined;
    const views = await read.readAll(steps.withoutModes, state.ids);
    if (!sameFolders(namedPodFolders(views, state.places.directories), state.podFolders)) return undefined;
    this.#state = state;
    return state;
  }

  #beginScan({ folders, pathMappings }: ScanSettings): void {
    this.#parts.fileSystem.beginScan([...folders, ...pathMappings].map(({ uri }) => uri));
  }
}
