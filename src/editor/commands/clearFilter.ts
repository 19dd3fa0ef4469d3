import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Shows all certificates again. */
export const clearFilter: Command = {
  id: COMMANDS.clearFilter,
  run({ trees }) {
    trees.choices.filterBy(undefined);
  },
};
