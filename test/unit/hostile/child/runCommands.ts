/** Runs each command line of the file that is named, one after the other in this process; nothing else. */
import { readFileSync } from 'node:fs';
import { runCli } from '../../../../src/cli/runCli.ts';

const commands = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly (readonly string[])[];
for (const [at, words] of commands.entries()) {
  const code = await runCli(words);
  process.stdout.write(`\n=== command ${at + 1} ended with ${code}\n`);
}
