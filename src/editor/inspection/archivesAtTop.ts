import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';

/**
 * The archives that lie directly in a folder of the window, where whoever was sent one puts it. Not those of a repository: they belong to what
 * is developed there.
 */
export function archivesAtTop({ skipped }: Pick<Report, 'skipped'>): readonly vscode.Uri[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString().replace(/\/$/, ''));
  return skipped.flatMap(({ uri, reason, inRepository }) => {
    const isAtTop = folders.includes(uri.slice(0, uri.lastIndexOf('/')));
    return reason === 'archive' && isAtTop && !inRepository ? vscode.Uri.parse(uri, true) : [];
  });
}
