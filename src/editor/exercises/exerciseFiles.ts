import type { Text } from '../../core/index.ts';
import type { BuiltExercise } from '../../sample/buildExercise.ts';
import type { Level } from '../../sample/exerciseList.ts';
import type { SampleFile } from '../../sample/sampleTree.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import { taskText } from './taskText.ts';

/** The name of the task in an exercise's folder. */
export const TASK_FILE = 'TASK.md';

/** All files of an exercise's folder: those of the nodes, the task, and the settings that make it an exercise. */
export function exerciseFiles(
  level: Level,
  { files, logs }: BuiltExercise,
  shown: (text: Text) => string,
): ReadonlyMap<string, string> {
  const settings = { [`${SECTION}.${SETTINGS.exercise}`]: { level, answers: [] } };
  return new Map([
    ...[...files].map(([path, file]) => [path, textOf(file, files)] as const),
    [TASK_FILE, taskText(level, logs, shown)],
    ['.vscode/settings.json', `${JSON.stringify(settings, undefined, 2)}\n`],
  ]);
}

/** Links become copies: not every host can create links. */
function textOf(file: SampleFile | undefined, files: BuiltExercise['files']): string {
  return typeof file === 'object' ? textOf(files.get(file.linkTo), files) : (file ?? '');
}
