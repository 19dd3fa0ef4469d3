/** As long as the parts that texts are found by. */
const PART = 3;

/**
 * Finds the texts that contain a value without reading all of them: by the part of the value that the fewest texts have. The
 * texts that are found stay in the order in which they were added.
 */
export class SubstringIndex<Item> {
  readonly #items: { readonly item: Item; readonly text: string }[] = [];
  readonly #byPart = new Map<string, number[]>();
  /** Results for values shorter than a part, which are few. */
  readonly #byShortValue = new Map<string, readonly number[]>();

  add(item: Item, text: string): void {
    const at = this.#items.push({ item, text }) - 1;
    for (const part of new Set(partsOf(text))) {
      const those = this.#byPart.get(part);
      if (those) those.push(at);
      else this.#byPart.set(part, [at]);
    }
  }

  /** The items whose texts contain any of the values. An empty value is in none. */
  containing(values: Iterable<string>): readonly Item[] {
    const found = new Set<number>();
    for (const value of values) for (const at of this.#placesOf(value)) found.add(at);
    return [...found].sort((a, b) => a - b).flatMap((at) => this.#items[at]?.item ?? []);
  }

  #placesOf(value: string): readonly number[] {
    if (value === '') return [];
    const known = this.#byShortValue.get(value);
    if (known) return known;
    const found = this.#search(value);
    if (value.length < PART) this.#byShortValue.set(value, found);
    return found;
  }

  #search(value: string): readonly number[] {
    let fewest: Iterable<number> = this.#items.keys();
    let count = this.#items.length;
    for (const part of partsOf(value)) {
      const those = this.#byPart.get(part);
      if (!those) return [];
      if (those.length < count) [fewest, count] = [those, those.length];
    }
    return [...fewest].filter((at) => this.#items[at]?.text.includes(value));
  }
}

function* partsOf(text: string): Generator<string> {
  for (let at = 0; at + PART <= text.length; at++) yield text.slice(at, at + PART);
}
