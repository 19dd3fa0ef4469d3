import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';
import { rowTarget } from './rowTarget.ts';

/** Shows who uses what a row leads to. */
export const findAllReferences: Command = {
  id: COMMANDS.findAllReferences,
  run(_context, [row]) {
    const target = rowTarget(row);
    return target && vscode.commands.executeCommand(COMMANDS.showReferences, target.uri, target.start);
  },
};
