import * as vscode from 'vscode';
import { decodeFile, loneReport, MAX_FILE_SIZE, phrase, type Report, type Text } from '../../core/index.ts';

/** Why a file cannot be shown. */
export interface Refusal {
  readonly refusal: Text;
}

/** A report of a file that no inspection looks at, or why there is none. */
export async function readAlone(uri: vscode.Uri): Promise<Report | Refusal> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_FILE_SIZE) return { refusal: phrase('The file is too large to be decoded.') };
    const file = await decodeFile(uri.toString(), await vscode.workspace.fs.readFile(uri));
    return await loneReport(file, vscode.workspace.asRelativePath(uri), Date.now());
  } catch {
    return { refusal: phrase('The file cannot be read.') };
  }
}
