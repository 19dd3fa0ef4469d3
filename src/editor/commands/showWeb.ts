import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Opens the picture of all connections. */
export const showWeb: Command = {
  id: COMMANDS.showWeb,
  run: ({ web }) => web.show(),
};
