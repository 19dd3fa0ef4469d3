import type { NodeView } from '../model/node.ts';
import type { Pace } from '../model/pace.ts';
import type { HolderOf } from './nodeLinks.ts';

/** Finds the first node that has a file, by the file's URI; the same function as before while the same nodes have the same files. */
export class Holders {
  #views: readonly NodeView[] = [];
  #holderOf: HolderOf = () => undefined;

  async of(views: readonly NodeView[], pace: Pace): Promise<HolderOf> {
    const isSame = views.length === this.#views.length && views.every((view, at) => haveSame(view, this.#views[at]));
    this.#views = views;
    if (isSame) return this.#holderOf;
    const holders = new Map<string, string>();
    for (const { id, files } of views) {
      for (const { file } of files) if (!holders.has(file.uri)) holders.set(file.uri, id);
      if (pace.isDue()) await pace.rest();
    }
    this.#holderOf = (uri) => holders.get(uri);
    return this.#holderOf;
  }
}

function haveSame(one: NodeView, other: NodeView | undefined): boolean {
  if (one === other) return true;
  return (
    one.id === other?.id &&
    one.files.length === other.files.length &&
    one.files.every(({ file }, at) => file.uri === other.files[at]?.file.uri)
  );
}
