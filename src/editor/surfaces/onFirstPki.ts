import * as vscode from 'vscode';
import type { Inspection } from '../inspection/inspection.ts';
import { EDITED_SCHEMES } from '../inspection/openDocuments.ts';

/** Registers something once: when the window first has PKI, or a document without having a folder. */
export function onFirstPki(inspection: Inspection, register: () => vscode.Disposable): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  const look = () => {
    if (inspection.isActive && hasContent()) registered ??= register();
  };
  return vscode.Disposable.from(
    inspection.onDidChange(look),
    vscode.workspace.onDidOpenTextDocument(look),
    new vscode.Disposable(() => registered?.dispose()),
  );
}

/** A window without a folder is active for whatever a person opens. */
function hasContent(): boolean {
  const { workspaceFolders = [], textDocuments } = vscode.workspace;
  return workspaceFolders.length > 0 || textDocuments.some(({ uri }) => EDITED_SCHEMES.has(uri.scheme));
}
