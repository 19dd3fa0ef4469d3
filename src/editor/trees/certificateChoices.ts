import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../manifest/ids.ts';
import type { CertificateFilter } from './certificates/filter.ts';
import { type Grouping, isGrouping } from './certificates/grouping.ts';

/** The key under which a workspace's state remembers the order. */
const KEY = 'kubernetesPki.grouping';

/** How the person wants the certificates shown: the order is remembered by the workspace, the filter is not. */
export class CertificateChoices implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #memento: vscode.Memento;
  #grouping: Grouping = 'authority';
  #filter: CertificateFilter | undefined;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    const known: unknown = memento.get(KEY);
    if (isGrouping(known)) this.#grouping = known;
    this.#publish();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  /** Undefined if all certificates are shown. */
  get filter(): CertificateFilter | undefined {
    return this.#filter;
  }

  async groupBy(grouping: Grouping): Promise<void> {
    this.#grouping = grouping;
    this.#publish();
    await this.#memento.update(KEY, grouping);
  }

  filterBy(filter: CertificateFilter | undefined): void {
    this.#filter = filter;
    this.#publish();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #publish(): void {
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.grouping, this.#grouping);
    vscode.commands.executeCommand('setContext', CONTEXT_KEYS.filtered, this.#filter !== undefined);
    this.#changed.fire();
  }
}
