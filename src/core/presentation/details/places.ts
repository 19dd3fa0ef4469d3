import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { Location } from '../../model/source/span.ts';
import { locationOf } from '../describe/context.ts';

/** The target of a link on a page. `artifact` if it is one: several of a binary file are at the same location. */
export interface Place extends Location {
  readonly artifact?: Artifact;
}

/** Gives each place of a page an id, so that the page knows no path and its host checks every click. */
export class Places {
  readonly #byId = new Map<string, Place>();
  readonly #ids = new Map<string, string>();

  idOf({ uri, span }: Location): string {
    return this.#add(`${span.start} ${span.end} ${uri}`, { uri, span });
  }

  idOfArtifact(artifact: Artifact): string {
    const { uri, span } = locationOf(artifact);
    const trail = JSON.stringify(artifact.origin.trail);
    return this.#add(`${span.start} ${span.end} ${trail} ${uri}`, { uri, span, artifact });
  }

  get all(): ReadonlyMap<string, Place> {
    return this.#byId;
  }

  #add(key: string, place: Place): string {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `place-${this.#ids.size}`;
    this.#ids.set(key, id);
    this.#byId.set(id, place);
    return id;
  }
}
