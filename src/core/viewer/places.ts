import type { Location } from '../text/span.ts';

/** Gives each place of a page an id, so that the page knows no path and its host checks every click. */
export class Places {
  readonly #byId = new Map<string, Location>();
  readonly #ids = new Map<string, string>();

  idOf(location: Location): string {
    const { uri, span } = location;
    const key = `${span.start} ${span.end} ${uri}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `place-${this.#ids.size}`;
    this.#ids.set(key, id);
    this.#byId.set(id, location);
    return id;
  }

  get all(): ReadonlyMap<string, Location> {
    return this.#byId;
  }
}
