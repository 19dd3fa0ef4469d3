import type { FoundFile } from '../../model/root.ts';
import { filesBelow, type WalkedDirectory } from '../files/walk.ts';
import { rootPathOf } from '../nodes/rootBases.ts';
import type { NodeRecord } from './nodeRecord.ts';

type Records = ReadonlyMap<string, NodeRecord>;

/** Looks out for the first node while the folders are walked, so that it is judged while the others are still looked for. */
export class EarlyNodeDetector {
  readonly #judge: (files: readonly FoundFile[]) => Promise<Records>;
  #place: { readonly folder: FoundFile['folder']; readonly path: string } | undefined;
  #records: Promise<Records> | undefined;

  /** `judge` is called at most once, with all files of the node. */
  constructor(evaluate: (files: readonly FoundFile[]) => Promise<Records>) {
    this.#judge = evaluate;
  }

  /** What came of the first node; undefined where none was found. */
  get records(): Promise<Records> | undefined {
    return this.#records;
  }

  /** The files of a directory that was just listed. */
  look(files: readonly FoundFile[]): void {
    if (this.#place) return;
    for (const file of files) {
      const path = rootPathOf(file);
      // A folder that is a node itself is whole only at the end.
      if (path === undefined || path === '') continue;
      this.#place = { folder: file.folder, path };
      return;
    }
  }

  /** A directory all of which is known now. */
  walked(directory: WalkedDirectory): void {
    const place = this.#place;
    if (!place || this.#records || directory.folder !== place.folder || directory.path !== place.path) return;
    this.#records = this.#judge(filesBelow(directory));
  }
}
