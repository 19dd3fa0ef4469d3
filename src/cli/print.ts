import { type TerminalFormat, terminalText } from '../core/index.ts';

/**
 * Prints the output or its pieces, none before there is room for it. Ends early if the output is no longer read or cannot be written;
 * the start of the program reports why. All output passes here, because whatever runs a job may take a line for a command.
 */
export async function print(output: string | Iterable<string>, format: TerminalFormat = 'text'): Promise<void> {
  const { stdout } = process;
  for (const lines of wholeLines(typeof output === 'string' ? [output] : output)) {
    if (!stdout.write(terminalText(lines, format)) && !(await hasRoom(stdout))) return;
  }
}

/** Prints lines on standard error. */
export function printError(lines: string): void {
  process.stderr.write(terminalText(lines));
}

/** What a command begins with may end one piece, and the rest of it start the next. */
function* wholeLines(pieces: Iterable<string>): Generator<string> {
  let begun = '';
  for (const piece of pieces) {
    const end = piece.lastIndexOf('\n') + 1;
    if (end > 0) {
      yield begun + piece.slice(0, end);
      begun = '';
    }
    begun += piece.slice(end);
  }
  if (begun !== '') yield begun;
}

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
