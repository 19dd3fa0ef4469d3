import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';

/** Whether the folders hold archives that are no part of what is developed in a repository. */
export function holdsArchives({ skipped }: Pick<Report, 'skipped'>): boolean {
  return skipped.some(({ reason, inRepository }) => reason === 'archive' && !inRepository);
}

/**
 * The archives directly in a folder of the window, which may be meant to be inspected. Excludes those of a repository, which belong to what is
 * developed there.
 */
export function archivesAtTop(report: Pick<Report, 'skipped'> | undefined): readonly vscode.Uri[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString().replace(/\/$/, ''));
  return (report?.skipped ?? []).flatMap(({ uri, reason, inRepository }) => {
    const isAtTop = folders.includes(uri.slice(0, uri.lastIndexOf('/')));
    return reason === 'archive' && isAtTop && !inRepository ? vscode.Uri.parse(uri, true) : [];
  });
}
