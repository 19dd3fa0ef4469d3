import * as vscode from 'vscode';
import { copiedFix, type Finding, type Fix, phrase, type Report, type Text } from '../../core/index.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { openableUri, toRange } from './convert.ts';

/** The ways to use a quick fix: apply it, or copy it. Either an edit or a command. */
export interface FixAction {
  readonly title: Text;
  readonly edit?: vscode.WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
}

/**
 * The quick fixes of a finding. In an archive, a commit or another file system without writing, an edit would change a locked buffer and
 * nothing else: there each is copied, for the file on the node.
 */
export function fixActions(report: Report, { fixes }: Finding): readonly FixAction[] {
  return fixes.flatMap((fix) => {
    const isReadOnly = fix.edits.some(({ uri }) => isInReadOnlyPlace(openableUri(uri)));
    return isReadOnly ? copyActions(report, fix) : [{ title: fix.title, edit: toEdit(report, fix) }];
  });
}

/** Whether no file of its file system can be written. Of file systems that VS Code does not know it is not known. */
export function isInReadOnlyPlace({ scheme }: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) === false;
}

/** A fix as VS Code applies it. */
export function toEdit(report: Report, { edits }: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, span, text } of edits) {
    edit.replace(openableUri(uri), toRange(report.files.get(uri), span), text);
  }
  return edit;
}

function copyActions(report: Report, fix: Fix): readonly FixAction[] {
  const copied = copiedFix(report, fix);
  const [file] = copied?.files ?? [];
  if (!copied || !file) return [];
  const { title } = fix;
  const action = (text: string) => ({ command: COMMANDS.copyFix, arguments: [text, file.path, file.node] });
  return [
    { title: phrase('Copy as Diff: {title}', { title }), command: action(copied.diff) },
    ...(copied.sed === undefined
      ? []
      : [{ title: phrase('Copy sed Command: {title}', { title }), command: action(copied.sed) }]),
  ];
}
