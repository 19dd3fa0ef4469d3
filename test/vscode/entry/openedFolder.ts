import * as vscode from 'vscode';

/** A folder that comes later than this does not come at all. Milliseconds. */
const LATEST = 5000;

/**
 * Resolves once the window has the folders of its workspace file, and at once where it was opened without one. A window in
 * a browser reads that file late, and now and then never tells its extensions so; it is then loaded again, tests and all.
 */
export async function openedFolder(report: (line: string) => void): Promise<void> {
  if (hasFolder()) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeWorkspaceFolders(settle);
    const timer = setTimeout(settle, LATEST);
    function settle() {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    }
  });
  if (hasFolder()) return;
  report('The extensions of this window were told of no folder: it is loaded again.');
  await vscode.commands.executeCommand('workbench.action.reloadWindow');
  await new Promise(() => {});
}

function hasFolder(): boolean {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  return workspaceFile === undefined || (workspaceFolders ?? []).length > 0;
}
