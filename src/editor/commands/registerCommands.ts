import * as vscode from 'vscode';
import { COMMANDS } from '../manifest/ids.ts';
import type { CommandContext } from './command.ts';
import { runCommand } from './commands.ts';

export function registerCommands(context: CommandContext): vscode.Disposable {
  const register = (id: string) =>
    vscode.commands.registerCommand(id, (...args: unknown[]) => runCommand(id, context, args));
  return vscode.Disposable.from(...Object.values(COMMANDS).map(register));
}
