import * as vscode from 'vscode';
import type { Inspection } from '../inspection/inspection.ts';

/**
 * Registers a provider while the window has PKI, for the schemes of the files that were read and for new files. VS Code asks each provider about
 * each document: in a window without PKI it asks none of ours.
 */
export function registerForPki(
  inspection: Inspection,
  register: (selector: vscode.DocumentSelector) => vscode.Disposable,
): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  let known: string | undefined;
  const update = () => {
    const schemes = inspection.isActive ? schemesOf(inspection) : [];
    const wanted = schemes.join(' ');
    if (wanted === known) return;
    known = wanted;
    registered?.dispose();
    registered = schemes.length > 0 ? register(schemes.map((scheme) => ({ scheme }))) : undefined;
  };
  update();
  const listener = inspection.onDidChange(update);
  return new vscode.Disposable(() => {
    listener.dispose();
    registered?.dispose();
  });
}

/** In a window without a folder a person looks at whatever is opened. */
function schemesOf({ report }: Inspection): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return ['*'];
  const schemes = new Set(['untitled', ...folders.map(({ uri }) => uri.scheme)]);
  for (const uri of report?.files.keys() ?? []) schemes.add(uri.slice(0, uri.indexOf(':')));
  return [...schemes].sort();
}
