import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';
import { rowTarget } from './rowTarget.ts';

/** Shows who uses what a row leads to. */
export const findUses: Command = {
  id: COMMANDS.findUses,
  run(_context, [row]) {
    const target = rowTarget(row);
    return target && vscode.commands.executeCommand(COMMANDS.showUses, target.uri, target.start);
  },
};
