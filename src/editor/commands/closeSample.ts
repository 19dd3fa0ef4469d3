import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Takes the sample cluster out of the window. */
export const closeSample: Command = {
  id: COMMANDS.closeSample,
  run: ({ sample }) => sample.close(),
};
