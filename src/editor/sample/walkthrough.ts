import * as vscode from 'vscode';
import { EXTENSION_ID, WALKTHROUGH } from '../ids.ts';

/** Shows the walkthrough, at the step of that id where one is given. */
export async function showWalkthrough(step?: string): Promise<void> {
  const category = `${EXTENSION_ID}#${WALKTHROUGH.id}`;
  const target = step === undefined ? category : { category, step };
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', target, false);
}
