import * as vscode from 'vscode';

/** Shows that a file was written, and opens it on request. Does not wait for the answer. */
export function showSaved(text: string, target: vscode.Uri, open = openInEditor): void {
  const button = vscode.l10n.t('Open');
  vscode.window.showInformationMessage(text, button).then(
    (answer) => (answer === button ? open(target) : undefined),
    () => undefined,
  );
}

function openInEditor(target: vscode.Uri): Thenable<unknown> {
  return vscode.commands.executeCommand('vscode.open', target);
}
