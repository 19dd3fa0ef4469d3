import { faultsOf, showOnly } from '../exercises/exercise.ts';
import { COMMANDS } from '../ids.ts';
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

/** Shows the answer to one fault, by its number. */
export const showAnswer: Command = {
  id: COMMANDS.showAnswer,
  run({ exercises: { open } }, [number]) {
    return open && typeof number === 'number' ? showOnly(open, [...open.answers, number].sort()) : undefined;
  },
};

/** Shows all answers: the problems, the connections and the views. */
export const showAnswers: Command = {
  id: COMMANDS.showAnswers,
  run: ({ exercises: { open } }) =>
    open &&
    showOnly(
      open,
      faultsOf(open).map((_, at) => at + 1),
    ),
};

/** Hides the answers again. */
export const hideAnswers: Command = {
  id: COMMANDS.hideAnswers,
  run: ({ exercises: { open } }) => open && showOnly(open, []),
};
