import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Shows the timings, what was skipped, and contained crashes. */
export const showLog: Command = {
  id: COMMANDS.showLog,
  run: ({ log }) => log.show(),
};
