import * as vscode from 'vscode';
import { decodeFile, loneReport, phrase, type Report, type Text } from '../../core/index.ts';
import { readChosenFile } from '../readChosenFile.ts';

/** Why a file cannot be shown. */
export interface Refusal {
  readonly refusal: Text;
}

/** A report of a file that no inspection looks at, or why there is none. */
export async function readAlone(uri: vscode.Uri): Promise<Report | Refusal> {
  const bytes = await readChosenFile(uri);
  if (bytes === 'too-large') return { refusal: phrase('The file is too large to be decoded.') };
  if (bytes === 'unreadable') return { refusal: phrase('The file cannot be read.') };
  try {
    const file = await decodeFile(uri.toString(), bytes);
    return await loneReport(file, vscode.workspace.asRelativePath(uri), Date.now());
  } catch {
    return { refusal: phrase('The file cannot be read.') };
  }
}
