/** Answers about URIs, each asked for once until it is forgotten. */
export class AsyncCache<Answer> {
  readonly #answers = new Map<string, Promise<Answer>>();
  /** Every folder above a URI that was asked about. */
  readonly #folders = new Set<string>();

  get(uri: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(uri);
    if (known) return known;
    const answer = ask();
    this.#answers.set(uri, answer);
    for (const folder of foldersAbove(uri)) {
      if (this.#folders.has(folder)) break;
      this.#folders.add(folder);
    }
    return answer;
  }

  /** The remembered answer, without a new question; undefined if there is none. */
  known(uri: string): Promise<Answer> | undefined {
    return this.#answers.get(uri);
  }

  delete(uri: string): void {
    this.#answers.delete(uri);
  }

  /** Forgets the URIs and all below them, in one go however many they are. */
  forget(uris: ReadonlySet<string>): void {
    for (const uri of uris) this.#answers.delete(uri);
    const folders = new Set([...uris].filter((uri) => this.#folders.has(uri)));
    if (folders.size === 0) return;
    for (const uri of this.#answers.keys()) {
      for (const folder of foldersAbove(uri)) {
        if (!folders.has(folder)) continue;
        this.#answers.delete(uri);
        break;
      }
    }
    for (const folder of this.#folders) {
      if (folders.has(folder) || [...foldersAbove(folder)].some((above) => folders.has(above)))
        this.#folders.delete(folder);
    }
  }

  clear(): void {
    this.#answers.clear();
    this.#folders.clear();
  }
}

/** The nearest first. */
function* foldersAbove(uri: string): Generator<string> {
  for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) yield uri.slice(0, at);
}
