import * as vscode from 'vscode';
import type { Inspection } from '../inspection/inspection.ts';
import { EDITED_SCHEMES } from '../inspection/openDocuments.ts';

/**
 * Registers providers while they have something to answer. VS Code asks each provider about each document: in a window without PKI it asks
 * none of ours.
 */
export class Providers {
  readonly #inspection: Inspection;
  #count = 0;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /** How many providers are registered. */
  get count(): number {
    return this.#count;
  }

  /** Registers a provider while the window has PKI, for the schemes of the files that were read and for new files. */
  registerForPki(register: (selector: vscode.DocumentSelector) => vscode.Disposable): vscode.Disposable {
    return this.#registerFor(schemesOf, (schemes) => register(schemes.map((scheme) => ({ scheme }))));
  }

  /** Registers a provider while the condition holds. */
  registerWhile(isWanted: () => boolean, register: () => vscode.Disposable): vscode.Disposable {
    return this.#registerFor(() => (isWanted() ? ['wanted'] : []), register);
  }

  /** Registers nothing for no words, and again for other words. */
  #registerFor(
    wordsOf: (inspection: Inspection) => readonly string[],
    register: (words: readonly string[]) => vscode.Disposable,
  ): vscode.Disposable {
    let registered: vscode.Disposable | undefined;
    let known = '';
    const take = (words: readonly string[]) => {
      if (words.join(' ') === known) return;
      known = words.join(' ');
      if (registered) this.#count--;
      registered?.dispose();
      registered = words.length > 0 ? register(words) : undefined;
      if (registered) this.#count++;
    };
    const update = () => take(wordsOf(this.#inspection));
    update();
    const listener = this.#inspection.onDidChange(update);
    return new vscode.Disposable(() => {
      listener.dispose();
      take([]);
    });
  }
}

/** In a window without a folder a person looks at whatever file is opened. */
function schemesOf({ report, isActive }: Inspection): readonly string[] {
  if (!isActive) return [];
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = new Set(
    folders.length === 0 ? EDITED_SCHEMES : ['untitled', ...folders.map(({ uri }) => uri.scheme)],
  );
  for (const uri of report?.files.keys() ?? []) schemes.add(uri.slice(0, uri.indexOf(':')));
  return [...schemes].sort();
}
