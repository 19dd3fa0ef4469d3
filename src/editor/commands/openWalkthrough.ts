import { COMMANDS } from '../ids.ts';
import { showWalkthrough } from '../sample/walkthrough.ts';
import type { Command } from './command.ts';

/** Opens the walkthrough about a cluster's PKI. */
export const openWalkthrough: Command = {
  id: COMMANDS.openWalkthrough,
  run: () => showWalkthrough(),
};
