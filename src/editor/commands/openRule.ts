import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { ruleUri } from '../surfaces/documentUris.ts';
import type { Command } from './command.ts';

/** Opens the page of a rule, rendered where VS Code can; as text otherwise. */
export const openRule: Command = {
  id: COMMANDS.openRule,
  async run(_context, [rule]) {
    if (typeof rule !== 'string') return;
    const uri = ruleUri(rule);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      await vscode.window.showTextDocument(uri, { preview: true });
    }
  },
};
