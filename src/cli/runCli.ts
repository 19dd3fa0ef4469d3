import { plainText, untrusted } from '../core/index.ts';
import { check } from './check.ts';
import { type CommandName, isCommandName } from './commands.ts';
import { compare } from './compare.ts';
import { decode } from './decode.ts';
import { expiration } from './expiration.ts';
import { explain } from './explain.ts';
import { commandHelp, USAGE, VERSION } from './help.ts';
import { UsageError } from './options.ts';
import { print, printError } from './print.ts';

const RUN: Readonly<Record<CommandName, (args: readonly string[]) => Promise<number>>> = {
  check,
  expiration,
  compare,
  explain,
  decode,
};

/** Runs one command and resolves to its exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  try {
    switch (command) {
      case '--help':
      case '-h':
      case 'help':
        await print(rest[0] === undefined ? USAGE : commandHelp(named(rest[0])));
        return 0;
      case '--version':
        await print(`${VERSION}\n`);
        return 0;
      default: {
        const name = named(command);
        if (!asksForHelp(rest)) return await RUN[name](rest);
        await print(commandHelp(name));
        return 0;
      }
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // It may quote an argument, which the shell may have expanded to the name of a file.
    printError(`kubernetes-pki: ${plainText(untrusted(error.message))}\n\n${USAGE}`);
    return 2;
  }
}

function named(command: string | undefined): CommandName {
  if (command === undefined) throw new UsageError('missing command');
  if (!isCommandName(command)) throw new UsageError(`unknown command "${command}"`);
  return command;
}

/** The arguments after "--" are names of files. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}
