import { endQuietly } from './cli/endQuietly.ts';
import { runCli } from './cli/runCli.ts';

endQuietly();
runCli(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // The name alone: an unforeseen error's text might quote a file.
    process.stderr.write(`kubernetes-pki: unexpected ${error instanceof Error ? error.name : 'failure'}\n`);
    process.exitCode = 2;
  },
);
