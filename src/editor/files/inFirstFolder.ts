import * as vscode from 'vscode';

/** Lets a dialog offer the first folder of the window for a file of that name. */
export function inFirstFolder(name: string): Pick<vscode.SaveDialogOptions, 'defaultUri'> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {};
}
