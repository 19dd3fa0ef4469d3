import * as vscode from 'vscode';
import { COMMANDS, VIEWS } from '../ids.ts';
import type { Command } from './command.ts';

/** Looks at every file anew. */
export const refresh: Command = {
  id: COMMANDS.refresh,
  run: ({ inspection }) =>
    vscode.window.withProgress({ location: { viewId: VIEWS.certificates } }, () => inspection.refresh()),
};
