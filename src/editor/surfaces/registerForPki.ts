import * as vscode from 'vscode';
import type { Inspection } from '../inspection/inspection.ts';
import { EDITED_SCHEMES } from '../inspection/openDocuments.ts';

/**
 * Registers a provider while the window has PKI, for the schemes of the files that were read and for new files. VS Code asks each provider about
 * each document: in a window without PKI it asks none of ours.
 */
export function registerForPki(
  inspection: Inspection,
  register: (selector: vscode.DocumentSelector) => vscode.Disposable,
): vscode.Disposable {
  return registerFor(inspection, schemesOf, (schemes) => register(schemes.map((scheme) => ({ scheme }))));
}

/** Registers a provider while the condition holds. */
export function registerWhile(
  inspection: Inspection,
  isWanted: () => boolean,
  register: () => vscode.Disposable,
): vscode.Disposable {
  return registerFor(inspection, () => (isWanted() ? ['wanted'] : []), register);
}

/** How many providers of both kinds are registered. */
export function providerCount(): number {
  return count;
}

let count = 0;

/** Registers nothing for no words, and again for other words. */
function registerFor(
  inspection: Inspection,
  wordsOf: (inspection: Inspection) => readonly string[],
  register: (words: readonly string[]) => vscode.Disposable,
): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  let known = '';
  const take = (words: readonly string[]) => {
    if (words.join(' ') === known) return;
    known = words.join(' ');
    if (registered) count--;
    registered?.dispose();
    registered = words.length > 0 ? register(words) : undefined;
    if (registered) count++;
  };
  const update = () => take(wordsOf(inspection));
  update();
  const listener = inspection.onDidChange(update);
  return new vscode.Disposable(() => {
    listener.dispose();
    take([]);
  });
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
