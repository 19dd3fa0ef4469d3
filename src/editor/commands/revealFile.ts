import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';
import { rowTarget } from './rowTarget.ts';

/** Selects a row's file in the Explorer. */
export const revealFile: Command = {
  id: COMMANDS.revealFile,
  run(_context, [row]) {
    const target = rowTarget(row);
    return target && vscode.commands.executeCommand('revealInExplorer', vscode.Uri.parse(target.uri, true));
  },
};
