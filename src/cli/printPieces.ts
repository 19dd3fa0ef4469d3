/**
 * Prints a text in pieces, none before there is room for it. Ends early where nobody reads it any more, or where it cannot be written:
 * what is said then is decided where the program begins.
 */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  const { stdout } = process;
  for (const piece of pieces) {
    if (!stdout.write(piece) && !(await hasRoom(stdout))) return;
  }
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
