import * as vscode from 'vscode';
import { COMMANDS } from '../manifest/ids.ts';
import { codeActionsAt, HIDING } from '../surfaces/codeActions.ts';
import type { Command } from './command.ts';

const COPIES: readonly string[] = [COMMANDS.copyCommand, COMMANDS.copyFix];

/**
 * Lists the code actions at the cursor of a read-only editor, else those of its line. VS Code asks no provider for them there, as most of them
 * edit.
 */
export const showFixes: Command = {
  id: COMMANDS.showFixes,
  async run({ inspection: { report } }) {
    const editor = vscode.window.activeTextEditor;
    if (!report || !editor) return;
    const { document, selection } = editor;
    const line = document.lineAt(selection.active.line).range;
    const here = codeActionsAt(report, document.uri, selection);
    const actions = here.length > 0 ? here : codeActionsAt(report, document.uri, line);
    if (actions.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No fixes are available here.'));
      return;
    }
    const isHiding = ({ kind }: vscode.CodeAction) => kind?.value === HIDING.value;
    const item = (action: vscode.CodeAction) => ({ label: action.title, action });
    const items = [
      ...actions.filter((action) => !isHiding(action)).map(item),
      { label: '', kind: vscode.QuickPickItemKind.Separator, action: undefined },
      ...actions.filter(isHiding).map(item),
    ];
    const hasFix = actions.some(({ command }) => command !== undefined && COPIES.includes(command.command));
    const placeHolder = hasFix
      ? vscode.l10n.t('This file is read-only here: copy a fix for the file on the node')
      : vscode.l10n.t('No certain fix is known: the explanation says how to find it');
    const picked = await vscode.window.showQuickPick(items, { placeHolder });
    const { command } = picked?.action ?? {};
    if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  },
};
