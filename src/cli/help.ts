import manifest from '../../package.json' with { type: 'json' };
import { COMMANDS, type Command, type CommandName, type CommandOption } from './commands.ts';

/** Columns of a terminal that was not widened. */
const WIDTH = 100;

/** Every command with its options. */
export const USAGE = [
  'Usage:',
  ...Object.entries(COMMANDS).map(([name, command]) => synopsis(name, command)),
  '  kubernetes-pki COMMAND --help',
  '  kubernetes-pki --version',
  '',
  'Exit codes: 0 no findings at or above --fail-on (default error), 1 findings, 2 invalid usage or unreadable PATH.',
  'Only reads files: writes nothing, opens no network connections and runs no programs.',
  '',
].join('\n');

/** The help of one command: its purpose, arguments and options. */
export function commandHelp(name: CommandName): string {
  const command: Command = COMMANDS[name];
  const options = [...Object.entries(command.options), ['help', { about: 'print this help' }] as const];
  const exits = command.exitCodes.flatMap((about, code) => (about === undefined ? [] : [`  ${code}  ${about}`]));
  return [
    'Usage:',
    synopsis(name, command),
    '',
    command.about,
    '',
    'Options:',
    ...options.flatMap(([option, spec]) => [`  ${signature(option, spec)}`, `      ${aboutOption(spec)}`]),
    '',
    'Exit codes:',
    ...exits,
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

/** The command in one line or several, continued where its name ends. */
function synopsis(name: string, { operand, options }: Command): string {
  const lines = [`  kubernetes-pki ${name} ${operand}`];
  for (const [option, spec] of Object.entries(options)) {
    const part = `[${signature(option, spec)}${spec.multiple ? ' ...' : ''}]`;
    const last = lines.at(-1) ?? '';
    if (last.length + 1 + part.length <= WIDTH) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(`${' '.repeat(17)}${part}`);
  }
  return lines.join('\n');
}

function signature(option: string, { choices, value = choices?.join('|') }: CommandOption): string {
  return value === undefined ? `--${option}` : `--${option} ${value}`;
}

function aboutOption({ about, default: fallback, multiple }: CommandOption): string {
  const more = [fallback === undefined ? [] : `default: ${fallback}`, multiple ? 'repeatable' : []].flat();
  return more.length === 0 ? about : `${about} (${more.join('; ')})`;
}

export const VERSION: string = manifest.version;
