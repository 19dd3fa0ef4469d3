import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';
import { showDecoded } from './decodeSelection.ts';

/** Decodes what the clipboard holds, which stays as it is. */
export const decodeClipboard: Command = {
  id: COMMANDS.decodeClipboard,
  async run({ decoded }) {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() !== '') return showDecoded(text, decoded);
    void vscode.window.showInformationMessage(vscode.l10n.t('The clipboard holds no text.'));
  },
};
