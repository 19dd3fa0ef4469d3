import { createScheduler } from '../core/index.ts';
import { host } from '../host/node.ts';

/**
 * Prints a text in pieces, none before there is room for it, with pauses in which whatever else waits has its turn. Ends early where nobody
 * reads it any more, or where it cannot be written: what is said then is decided where the program begins.
 */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  const { stdout } = process;
  const scheduler = createScheduler(host.pause);
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length >= LEAST_WRITTEN) {
      if (!stdout.write(waiting) && !(await hasRoom(stdout))) return;
      waiting = '';
    }
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  if (waiting !== '') stdout.write(waiting);
}

/** As much as a pipe takes at once: each line for itself would take longer than making it. Characters. */
const LEAST_WRITTEN = 65_536;

/** Resolves once more can be written; to false if nothing can be any more. */
function hasRoom(stream: NodeJS.WriteStream): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isOpen: boolean) => {
      stream.off('drain', onDrain).off('error', onError);
      resolve(isOpen);
    };
    const onDrain = () => end(true);
    const onError = () => end(false);
    stream.on('drain', onDrain).on('error', onError);
  });
}
