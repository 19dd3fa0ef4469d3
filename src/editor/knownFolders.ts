import type { Report } from '../core/index.ts';

/** The folders that files of a report lie below, found once a report: a burst of deletions asks for each of its folders. */
export class KnownFolders {
  #report: Report | undefined;
  #folders: ReadonlySet<string> = new Set();

  of(report: Report | undefined): ReadonlySet<string> {
    if (report === this.#report) return this.#folders;
    const folders = new Set<string>();
    for (const uri of report?.files.keys() ?? []) {
      for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) {
        const folder = uri.slice(0, at);
        if (folders.has(folder)) break;
        folders.add(folder);
      }
    }
    this.#report = report;
    this.#folders = folders;
    return folders;
  }
}
