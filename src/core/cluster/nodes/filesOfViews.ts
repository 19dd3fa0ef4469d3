import { type DecodedFile, wholeOf } from '../../model/decodedFile.ts';
import type { NodeView } from '../../model/node.ts';

/** More files than a node ever has: a place is a number, so that tens of thousands of them take little memory. */
const MOST_FILES = 1_000_000;

/**
 * The files of nodes by URI, in their order; of a file in several nodes the last. After an edit only the nodes are exchanged: copying a
 * table of the tens of thousands of files of a thousand nodes took a sixth of the time until the new findings.
 */
export class FilesOfViews implements ReadonlyMap<string, DecodedFile> {
  readonly #views: readonly NodeView[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(views: readonly NodeView[], places = placesOf(views)) {
    this.#views = views;
    this.#places = places;
  }

  /** The files of the nodes that took the place of these; undefined if files were added or removed. */
  after(views: readonly NodeView[]): FilesOfViews | undefined {
    const before = this.#views;
    const hasSame = (view: NodeView, last: NodeView | undefined) =>
      view === last ||
      (view.files.length === last?.files.length &&
        view.files.every(({ file }, at) => file.uri === last.files[at]?.file.uri));
    if (views.length !== before.length || !views.every((view, at) => hasSame(view, before[at]))) return undefined;
    return new FilesOfViews(views, this.#places);
  }

  get size(): number {
    return this.#places.size;
  }

  has(uri: string): boolean {
    return this.#places.has(uri);
  }

  get(uri: string): DecodedFile | undefined {
    const place = this.#places.get(uri);
    return place === undefined ? undefined : this.#at(place);
  }

  keys(): MapIterator<string> {
    return this.#places.keys();
  }

  *values(): MapIterator<DecodedFile> {
    for (const place of this.#places.values()) {
      const file = this.#at(place);
      if (file) yield file;
    }
  }

  *entries(): MapIterator<[string, DecodedFile]> {
    for (const [uri, place] of this.#places) {
      const file = this.#at(place);
      if (file) yield [uri, file];
    }
  }

  forEach(action: (file: DecodedFile, uri: string, map: ReadonlyMap<string, DecodedFile>) => void): void {
    for (const [uri, file] of this) action(file, uri, this);
  }

  [Symbol.iterator](): MapIterator<[string, DecodedFile]> {
    return this.entries();
  }

  #at(place: number): DecodedFile | undefined {
    const file = this.#views[Math.floor(place / MOST_FILES)]?.files[place % MOST_FILES]?.file;
    return file && wholeOf(file);
  }
}

function placesOf(views: readonly NodeView[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [node, { files }] of views.entries()) {
    for (const [at, { file }] of files.entries()) places.set(file.uri, node * MOST_FILES + at);
  }
  return places;
}
