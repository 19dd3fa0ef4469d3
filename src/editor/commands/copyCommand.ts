import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Copies a command a finding suggests. Nothing is ever run. */
export const copyCommand: Command = {
  id: COMMANDS.copyCommand,
  async run(_context, [command]) {
    if (typeof command !== 'string') return;
    await vscode.env.clipboard.writeText(command);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Command copied.'), 3000);
  },
};
