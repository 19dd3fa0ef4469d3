import { check } from './check.ts';
import { decode } from './decode.ts';
import { expiration } from './expiration.ts';
import { USAGE, UsageError } from './usage.ts';
import { VERSION } from './version.ts';

/** Runs one command and resolves to its exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === '--help' || command === '-h' || command === 'help') return print(USAGE);
  if (command === '--version') return print(`${VERSION}\n`);
  try {
    switch (command) {
      case 'check':
        return await check(rest);
      case 'expiration':
        return await expiration(rest);
      case 'decode':
        return await decode(rest);
      case undefined:
        throw new UsageError('a command is needed');
      default:
        throw new UsageError(`there is no command "${command}"`);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`kubernetes-pki: ${error.message}\n\n${USAGE}`);
    return 2;
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
