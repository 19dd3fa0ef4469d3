import type { YamlScalar } from '../../formats/yaml/node.ts';

/**
 * Reads a scalar once for each way it may be read in, however many aliases lead to it. The later ones get what the first one got, with
 * its path, and nothing is found a second time: where the text stands is where it was found.
 */
export class ReadOnce<Field> {
  readonly #known = new Map<YamlScalar, Map<string, Promise<Field>>>();

  /** `way` names all that the result depends on but for the scalar and its path. */
  of(scalar: YamlScalar, way: string, read: () => Promise<Field>): Promise<Field> {
    const ways = this.#known.get(scalar) ?? new Map<string, Promise<Field>>();
    this.#known.set(scalar, ways);
    const field = ways.get(way) ?? read();
    ways.set(way, field);
    return field;
  }
}
