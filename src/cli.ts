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

/** The errors of a pipe, a socket and a Windows pipe whose reader has closed it. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'EOF']);

/**
 * The reader of the output may close it early, as `head` does: the rest is not written, and the exit code stays the one of the command. Output that
 * is lost for another reason, such as a full disk, makes it 2.
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
