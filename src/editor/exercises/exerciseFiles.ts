import type { Text } from '../../core/index.ts';
import type { BuiltExercise } from '../../sample/buildExercise.ts';
import type { Level } from '../../sample/exerciseList.ts';
import type { SampleFile } from '../../sample/sampleTree.ts';
import { taskText } from './taskText.ts';

/** The name of the task in an exercise's folder. */
export const TASK_FILE = 'TASK.md';

/** The file that makes a folder an exercise. */
export const EXERCISE_FILE = '.kubernetes-pki-exercise.json';

/** The content of that file: the level, and the numbers of the faults whose answers are shown. */
export function exerciseText(level: Level, answers: readonly number[]): string {
  return `${JSON.stringify({ level, answers })}\n`;
}

/** All files of an exercise's folder: those of the nodes, the task, and the one that makes it an exercise. */
export function exerciseFiles(
  level: Level,
  { files, logs }: BuiltExercise,
  shown: (text: Text) => string,
): ReadonlyMap<string, string> {
  return new Map([
    ...[...files].map(([path, file]) => [path, textOf(file, files)] as const),
    [TASK_FILE, taskText(level, logs, shown)],
    [EXERCISE_FILE, exerciseText(level, [])],
  ]);
}

/** Links become copies: not every host can create links. */
function textOf(file: SampleFile | undefined, files: BuiltExercise['files']): string {
  return typeof file === 'object' ? textOf(files.get(file.linkTo), files) : (file ?? '');
}
