import * as vscode from 'vscode';
import { decodeFile, loneReport, MAX_FILE_SIZE, type Report } from '../../core/index.ts';

/** A report of a file that no inspection looks at, or why there is none. */
export async function readAlone(uri: vscode.Uri): Promise<Report | string> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_FILE_SIZE) return vscode.l10n.t('The file is too large to be decoded.');
    const file = await decodeFile(uri.toString(), await vscode.workspace.fs.readFile(uri));
    return await loneReport(file, vscode.workspace.asRelativePath(uri), Date.now());
  } catch {
    return vscode.l10n.t('The file cannot be read.');
  }
}
