import type * as vscode from 'vscode';
import { EDITORS } from '../ids.ts';

/** The view type that package.json gives a file by its name. */
export function editorOf({ path }: vscode.Uri): string {
  return /\.(?:der|p12|pfx)$/i.test(path) ? EDITORS.certificate : EDITORS.text;
}
