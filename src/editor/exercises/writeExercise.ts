import * as vscode from 'vscode';
import type { BuiltExercise } from '../../sample/buildExercise.ts';
import type { Level } from '../../sample/exerciseList.ts';
import { shown } from '../text/shown.ts';
import { exerciseFiles } from './exerciseFiles.ts';

/** Makes an exercise about the given day; evaluated only once one is opened. */
export type BuildExercise = (level: Level, now: Date) => Promise<BuiltExercise>;

/** Asks for a folder, and writes the exercise into a new one in it. Resolves to that; undefined if the person chose none. */
export async function writeExercise(level: Level, build: BuildExercise): Promise<vscode.Uri | undefined> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: vscode.l10n.t('Create Exercise Here'),
      title: vscode.l10n.t('Folder for the Exercise'),
    })) ?? [];
  if (parent === undefined) return undefined;
  const folder = await freeFolder(parent, `kubernetes-pki-exercise-${level}`);
  const texts = exerciseFiles(level, await build(level, new Date()), shown);
  for (const [path, text] of texts) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
  }
  return folder;
}

/** The first of that name, "name-2", … that does not exist. */
async function freeFolder(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let count = 1; ; count++) {
    const folder = vscode.Uri.joinPath(parent, count === 1 ? name : `${name}-${count}`);
    const exists = await vscode.workspace.fs.stat(folder).then(
      () => true,
      () => false,
    );
    if (!exists) return folder;
  }
}
