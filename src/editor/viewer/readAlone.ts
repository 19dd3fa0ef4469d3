import * as vscode from 'vscode';
import { decodeFile, loneReport, type Report } from '../../core/index.ts';
import { readChosenFile } from '../readChosenFile.ts';

/** A report of a file that no inspection looks at, or why there is none. */
export async function readAlone(uri: vscode.Uri): Promise<Report | string> {
  const bytes = await readChosenFile(uri);
  if (bytes === 'too-large') return vscode.l10n.t('The file is too large to be decoded.');
  if (bytes === 'unreadable') return vscode.l10n.t('The file cannot be read.');
  try {
    const file = await decodeFile(uri.toString(), bytes);
    return await loneReport(file, vscode.workspace.asRelativePath(uri), Date.now());
  } catch {
    return vscode.l10n.t('The file cannot be read.');
  }
}
