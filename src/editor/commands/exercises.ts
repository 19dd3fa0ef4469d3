import * as vscode from 'vscode';
import { phrase } from '../../core/index.ts';
import { faultsOf } from '../exercises/exercise.ts';
import { COMMANDS } from '../manifest/ids.ts';
import { shownNotice } from '../text/shown.ts';
import type { Command } from './command.ts';

/** Creates an exercise in a folder and opens it. */
export const openExercise: Command = {
  id: COMMANDS.openExercise,
  run: ({ exercises }) => exercises.create(),
};

/** Says how many faults of the open exercise are fixed. */
export const checkFixes: Command = {
  id: COMMANDS.checkFixes,
  run: ({ exercises }) => exercises.check(),
};

/** Says in which file one fault is, by its number. */
export const showHint: Command = {
  id: COMMANDS.showHint,
  run({ exercises: { open } }, [number]) {
    const fault = open && typeof number === 'number' ? faultsOf(open)[number - 1] : undefined;
    if (!fault) return;
    void vscode.window.showInformationMessage(shownNotice(phrase('The fault is in {path}.', { path: fault.path })));
  },
};

/** Shows the answer to one fault, by its number. */
export const showAnswer: Command = {
  id: COMMANDS.showAnswer,
  run({ exercises }, [number]) {
    const { open } = exercises;
    return open && typeof number === 'number' ? exercises.showOnly([...open.answers, number].sort()) : undefined;
  },
};

/** Shows all answers: the problems, the connections and the views. */
export const showAnswers: Command = {
  id: COMMANDS.showAnswers,
  run: ({ exercises }) => exercises.open && exercises.showOnly(faultsOf(exercises.open).map((_, at) => at + 1)),
};

/** Hides the answers again. */
export const hideAnswers: Command = {
  id: COMMANDS.hideAnswers,
  run: ({ exercises }) => exercises.showOnly([]),
};
