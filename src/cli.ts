import { printError } from './cli/print.ts';
import { runCli } from './cli/runCli.ts';

endQuietly();

runCli(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // The name alone: an unforeseen error's text might quote a file.
    printError(`kubernetes-pki: unexpected ${error instanceof Error ? error.name : 'failure'}\n`);
    process.exitCode = 2;
  },
);

/** A pipe, a socket, and a pipe of Windows that nobody reads any more. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'EOF']);

/**
 * Whoever reads the output may have enough of it before it ends, as `head` has: then nothing more is said, and the exit code is the one
 * that the command comes to. Output that is lost in another way, as on a full disk, makes it 2.
 */
function endQuietly(): void {
  // There is nowhere left to say so.
  process.stderr.on('error', () => {});
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (isLost || (code !== undefined && READER_GONE.has(code))) return;
    isLost = true;
    printError(`kubernetes-pki: the output cannot be written: ${code}\n`);
    process.once('exit', () => {
      process.exitCode = 2;
    });
  });
}

let isLost = false;
