import * as vscode from 'vscode';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS, VIEWS } from '../manifest/ids.ts';
import type { Command } from './command.ts';

/** Looks at every file again. */
export const refresh: Command = {
  id: COMMANDS.refresh,
  run: ({ inspection }) => refreshWithProgress(inspection),
};

/** The same with a bar of progress over every view. */
export async function refreshWithProgress(inspection: Inspection): Promise<void> {
  const done = inspection.refresh();
  await Promise.all(
    Object.values(VIEWS).map((viewId) => vscode.window.withProgress({ location: { viewId } }, () => done)),
  );
}
