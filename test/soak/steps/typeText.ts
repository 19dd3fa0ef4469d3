import * as vscode from 'vscode';

/** Makes the text of a file's document, unsaved, that which is given, by one edit of what differs. */
export async function typeText(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const before = document.getText();
  if (before === text) return;
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === text.at(-1 - end)) end++;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - end));
  edit.replace(uri, range, text.slice(start, text.length - end));
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${uri.path} was not edited.`);
}
