import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Opens the report of when every certificate ends. */
export const showExpiration: Command = {
  id: COMMANDS.showExpiration,
  run: ({ expiration }) => expiration.show(),
};
