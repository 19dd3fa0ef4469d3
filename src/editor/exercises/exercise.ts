import * as vscode from 'vscode';
import { EXERCISES, type ExerciseFault, LEVELS, type Level } from '../../sample/exerciseList.ts';
import { EXERCISE_FILE, exerciseText, TASK_FILE } from './exerciseFiles.ts';

/** The exercise that a folder of the window is. */
export interface Exercise {
  readonly folder: vscode.Uri;
  readonly level: Level;
  /** Numbers of the faults whose answers are shown, from 1. */
  readonly answers: ReadonlySet<number>;
}

/** Bytes; the file of another program may be larger. */
const MAX_SIZE = 10_000;

/** The first folder of the window that holds the file of an exercise. */
export async function readExercise(): Promise<Exercise | undefined> {
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    const { level: wanted, answers } = await readState(vscode.Uri.joinPath(folder, EXERCISE_FILE));
    const level = LEVELS.find((one) => one === wanted);
    if (level === undefined) continue;
    const shown = Array.isArray(answers) ? answers.filter((one): one is number => typeof one === 'number') : [];
    return { folder, level, answers: new Set(shown) };
  }
  return undefined;
}

/** Empty for a file that is absent or holds something else. */
async function readState(uri: vscode.Uri): Promise<Readonly<Record<string, unknown>>> {
  const { fs } = vscode.workspace;
  try {
    const { size } = await fs.stat(uri);
    const state: unknown = size > MAX_SIZE ? undefined : JSON.parse(new TextDecoder().decode(await fs.readFile(uri)));
    return typeof state === 'object' && state !== null ? { ...state } : {};
  } catch {
    return {};
  }
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

/** Writes down that exactly these answers are shown from now on. */
export async function writeAnswers({ folder, level }: Exercise, answers: readonly number[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(exerciseText(level, answers));
  edit.createFile(vscode.Uri.joinPath(folder, EXERCISE_FILE), { overwrite: true, contents });
  await vscode.workspace.applyEdit(edit);
}
