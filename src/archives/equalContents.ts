/** Keeps equal contents once: the members of a cluster's archive are often copies of each other. */
export class EqualContents {
  /** The latest content of each length. One comparison per member keeps the cost linear. */
  readonly #byLength = new Map<number, Uint8Array>();

  /** The content itself, or an equal one that was given before. */
  shared(content: Uint8Array): Uint8Array {
    const known = this.#byLength.get(content.length);
    if (known && isEqual(known, content)) return known;
    this.#byLength.set(content.length, content);
    return content;
  }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
