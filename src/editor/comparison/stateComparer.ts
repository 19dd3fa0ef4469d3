import type * as vscode from 'vscode';
import { createScheduler } from '../../core/beforeCandidates.ts';
import {
  type ComparisonInput,
  compareReports,
  minorRelease,
  pathsBelow,
  type Report,
  upgradeFrom,
} from '../../core/index.ts';
import type { Host } from '../../host/host.ts';
import type { Archives } from '../archives/archives.ts';
import { type Revisions, withRevisions } from '../git/revisions.ts';
import { ScanProgress } from '../inspection/scanProgress.ts';
import type { ComparedFolder, ComparedFolders } from './comparedFolders.ts';
import { StateInspector } from './stateInspector.ts';

/** Compares states of a cluster's files, those of the latest pair with what is remembered of them. */
export class StateComparer {
  readonly #host: Host;
  readonly #archives: Archives;
  readonly #revisions: Revisions | undefined;
  readonly #log: vscode.LogOutputChannel;
  #inspectors: readonly StateInspector[] = [];
  /** Settles when no inspection goes on: of one state there may be one at a time. */
  #idle: Promise<unknown> = Promise.resolve();

  constructor(host: Host, archives: Archives, revisions: Revisions | undefined, log: vscode.LogOutputChannel) {
    this.#host = withRevisions(host, revisions);
    this.#revisions = revisions;
    this.#archives = archives;
    this.#log = log;
  }

  /** Undefined if it was aborted, by the signal or by the user. A progress notification shows what takes long. */
  compare(folders: ComparedFolders, abort: AbortController): Promise<ComparisonInput | undefined> {
    const compared = this.#idle.then(() => (abort.signal.aborted ? undefined : this.#compare(folders, abort)));
    this.#idle = compared.catch(() => {});
    return compared;
  }

  /** Forgets what it remembers. */
  clear(): void {
    this.#inspectors = [];
  }

  async #compare({ before, after }: ComparedFolders, abort: AbortController): Promise<ComparisonInput | undefined> {
    const old = this.#inspectorOf(before);
    const current = after.uri === before.uri ? old : this.#inspectorOf(after);
    this.#inspectors = [old, current];
    this.#revisions?.recheck();
    const now = Date.now();
    const progress = new ScanProgress(() => abort.abort());
    const inspected = (one: StateInspector, other: ComparedFolder, release?: Report['release']) =>
      one.inspect(other, now, abort.signal, (step) => progress.tell(step), release);
    try {
      const oldReport = await inspected(old, after);
      if (!oldReport) return undefined;
      const { release } = after;
      const upgraded =
        release === undefined
          ? undefined
          : await upgradeFrom(oldReport, minorRelease(release), (one) => inspected(current, before, one));
      const report = release === undefined ? await inspected(current, before) : upgraded?.after;
      if (!report) return undefined;
      const comparison = await compareReports(oldReport, report, now, createScheduler(this.#host.pause));
      if (abort.signal.aborted) return undefined;
      return {
        before: stateOf(before, oldReport),
        after: stateOf(after, report),
        now,
        comparison,
        upgrade: upgraded?.upgrade,
      };
    } finally {
      progress.dispose();
    }
  }

  #inspectorOf(folder: ComparedFolder): StateInspector {
    const known = this.#inspectors.find((one) => one.folder.uri === folder.uri);
    return known ?? new StateInspector(folder, this.#host, this.#archives, this.#log);
  }
}

function stateOf(folder: ComparedFolder, report: Report): ComparisonInput['before'] {
  return { name: folder.title, report, pathOf: pathsBelow([folder]) };
}
