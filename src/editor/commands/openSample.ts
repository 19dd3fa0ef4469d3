import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Opens the sample cluster. The walkthrough says so of itself, and is gone on with. */
export const openSample: Command = {
  id: COMMANDS.openSample,
  run: ({ sample }, [askedBy]) => sample.open(askedBy === 'walkthrough' ? 'walkthrough' : 'command'),
};
