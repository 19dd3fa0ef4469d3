import * as vscode from 'vscode';
import type { Inspection } from '../inspection/inspection.ts';

/** Registers something once, when the window first has PKI. */
export function onFirstPki(inspection: Inspection, register: () => vscode.Disposable): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  const listener = inspection.onDidChange(() => {
    if (inspection.isActive) registered ??= register();
  });
  return new vscode.Disposable(() => {
    listener.dispose();
    registered?.dispose();
  });
}
