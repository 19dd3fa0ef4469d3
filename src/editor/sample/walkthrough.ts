import * as vscode from 'vscode';
import { EXTENSION_ID, WALKTHROUGH } from '../manifest/ids.ts';

/** Shows the walkthrough, at the step of that id where one is given. */
export async function showWalkthrough(step?: string): Promise<void> {
  const category = `${EXTENSION_ID}#${WALKTHROUGH.id}`;
  const target = step === undefined ? category : { category, step };
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', target, false);
}

/** How long a busy machine may take to put back the editors of a window. Milliseconds. */
const PUT_BACK_WITHIN = 5000;

/**
 * Goes on with the walkthrough at the step of that id, in a window that a button of the walkthrough has opened. VS Code
 * itself brings the walkthrough along, at the step of that button, and must not have the last word.
 */
export async function goOnWithWalkthrough(step: string): Promise<void> {
  await anyTab(PUT_BACK_WITHIN);
  await showWalkthrough(step);
}

/** Resolves as soon as the window shows an editor, and after `patience` milliseconds in any case. */
function anyTab(patience: number): Promise<void> {
  const isThere = () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0);
  if (isThere()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(end, patience);
    const listener = vscode.window.tabGroups.onDidChangeTabs(() => isThere() && end());
  });
}
