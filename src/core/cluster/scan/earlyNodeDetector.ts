import type { FoundFile } from '../../model/root.ts';
import { filesBelow, type WalkedDirectory } from '../files/walk.ts';
import { rootPathOf } from '../roots/rootBases.ts';

/** Looks out for the first node while the folders are walked, so that it is evaluated while the others are still looked for. */
export class EarlyNodeDetector {
  readonly #evaluate: (files: readonly FoundFile[]) => Promise<void>;
  #place: { readonly folder: FoundFile['folder']; readonly path: string } | undefined;
  #evaluated: Promise<void> | undefined;

  /** `evaluate` is called at most once, with all files of the node. */
  constructor(evaluate: (files: readonly FoundFile[]) => Promise<void>) {
    this.#evaluate = evaluate;
  }

  /** Resolves once the first node is evaluated; undefined if none was found. */
  get evaluated(): Promise<void> | undefined {
    return this.#evaluated;
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
    if (!place || this.#evaluated || directory.folder !== place.folder || directory.path !== place.path) return;
    this.#evaluated = this.#evaluate(filesBelow(directory));
  }
}
