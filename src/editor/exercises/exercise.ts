import * as vscode from 'vscode';
import { EXERCISES, type ExerciseFault, LEVELS, type Level } from '../../sample/exerciseList.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import { TASK_FILE } from './exerciseFiles.ts';

/** The exercise that a folder of the window is. */
export interface Exercise {
  readonly folder: vscode.Uri;
  readonly level: Level;
  /** Numbers of the faults whose answers are shown, from 1. */
  readonly answers: ReadonlySet<number>;
}

/** The first folder that its setting makes an exercise. */
export function readExercise(): Exercise | undefined {
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    const setting: unknown = vscode.workspace.getConfiguration(SECTION, folder).get(SETTINGS.exercise);
    const { level: wanted, answers } = { ...(typeof setting === 'object' ? setting : {}) } as Record<string, unknown>;
    const level = LEVELS.find((one) => one === wanted);
    if (level === undefined) continue;
    const shown = Array.isArray(answers) ? answers.filter((one): one is number => typeof one === 'number') : [];
    return { folder, level, answers: new Set(shown) };
  }
  return undefined;
}

/** The faults of an exercise, in the order of its task. */
export function faultsOf({ level }: Exercise): readonly ExerciseFault[] {
  return EXERCISES[level];
}

/** Whether some answers are still hidden. */
export function hidesAnswers(exercise: Exercise | undefined): boolean {
  return exercise !== undefined && faultsOf(exercise).some((_, at) => !exercise.answers.has(at + 1));
}

export function taskUri({ folder }: Exercise): vscode.Uri {
  return vscode.Uri.joinPath(folder, TASK_FILE);
}

/** Shows exactly these answers from now on. */
export async function showOnly({ folder, level }: Exercise, answers: readonly number[]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION, folder);
  await configuration.update(SETTINGS.exercise, { level, answers }, vscode.ConfigurationTarget.WorkspaceFolder);
}
