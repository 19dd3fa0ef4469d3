/** The changes since the latest inspection began. */
export class PendingChanges {
  #files = new Set<string>();
  #isWhole = true;

  get isEmpty(): boolean {
    return !this.#isWhole && this.#files.size === 0;
  }

  /** The content of a file changed, and nothing else. */
  addFile(uri: string): void {
    this.#files.add(uri);
  }

  /** A file was created, deleted or moved, or the change is unknown: everything must be read again. */
  addAll(): void {
    this.#isWhole = true;
  }

  /** The files that changed, undefined for everything; forgets them. */
  take(): ReadonlySet<string> | undefined {
    const files = this.#isWhole ? undefined : this.#files;
    this.#files = new Set();
    this.#isWhole = false;
    return files;
  }

  /** Gives back what was taken by an inspection that came to nothing. */
  giveBack(files: ReadonlySet<string> | undefined): void {
    if (!files) this.#isWhole = true;
    for (const uri of files ?? []) this.#files.add(uri);
  }
}
