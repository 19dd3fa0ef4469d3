import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Opens the picture of all connections. */
export const showConnectionGraph: Command = {
  id: COMMANDS.showConnectionGraph,
  run: ({ graph }) => graph.show(),
};
