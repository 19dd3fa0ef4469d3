import { createScheduler, type TerminalFormat, terminalText } from '../core/index.ts';
import { host } from '../host/node.ts';

/**
 * Prints the output or its pieces, none before there is room for it. Ends early if the output is no longer read or cannot be written;
 * the start of the program reports why. All output passes here, because whatever runs a job may take a line for a command.
 */
export async function print(output: string | Iterable<string>, format: TerminalFormat = 'text'): Promise<void> {
  const { stdout } = process;
  const scheduler = createScheduler(host.pause);
  for (const lines of wholeLines(typeof output === 'string' ? [output] : output)) {
    if (lines !== '' && !stdout.write(terminalText(lines, format)) && !(await hasRoom(stdout))) return;
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
}

/** Prints lines on standard error. */
export function printError(lines: string): void {
  process.stderr.write(terminalText(lines));
}

/** Collects pieces up to the end of a line: a command may begin in one piece and end in the next. Yields nothing while it collects. */
function* wholeLines(pieces: Iterable<string>): Generator<string> {
  let begun = '';
  for (const piece of pieces) {
    begun += piece;
    const end = begun.length < LEAST_WRITTEN ? 0 : begun.lastIndexOf('\n') + 1;
    yield begun.slice(0, end);
    begun = begun.slice(end);
  }
  if (begun !== '') yield begun;
}

/** A pipe's capacity in characters. Writing each line by itself takes longer than creating it. */
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
