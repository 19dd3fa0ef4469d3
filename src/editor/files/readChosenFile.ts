import * as vscode from 'vscode';
import { MAX_FILE_SIZE } from '../../core/index.ts';

/**
 * The bytes of a file that a person opened, whatever link led there; `unreadable` also for a pipe or device, which might keep the
 * reading waiting for ever.
 */
export async function readChosenFile(uri: vscode.Uri): Promise<Uint8Array | 'unreadable' | 'too-large'> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return 'unreadable';
    return size > MAX_FILE_SIZE ? 'too-large' : await vscode.workspace.fs.readFile(uri);
  } catch {
    return 'unreadable';
  }
}
