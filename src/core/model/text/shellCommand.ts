import { type Form, render } from './render.ts';
import type { Composed, Literal, Slot, SlotNames, Text } from './text.ts';
import { visibleText } from './visibleText.ts';

declare const brand: unique symbol;

/** A command that is safe to copy and run. Only the renderer creates it. */
export type ShellCommand = string & { readonly [brand]: 'shell' };

/** A command from a template and values; undefined if a value is not allowed in a command, see `shellCommand`. */
export function commandLine<const T extends string>(
  template: Literal<T>,
  ...slots: [SlotNames<T>] extends [never] ? [] : [Readonly<Record<SlotNames<T>, Slot>>]
): ShellCommand | undefined {
  return shellCommand({ template, slots: slots[0] ?? {} });
}

/** The start of a command, to be extended. Never translated. */
export function commandWords<const T extends string>(
  template: Literal<T>,
  ...slots: [SlotNames<T>] extends [never] ? [] : [Readonly<Record<SlotNames<T>, Slot>>]
): Composed {
  return { template, slots: slots[0] ?? {} };
}

/** A file's name or path as a word that no program mistakes for an option. */
export function fileWord(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}

/** A command about something that has a name, with its options. Behind two dashes no name is an option. */
export function namedCommand(command: Composed, name: string, options: Composed): Composed {
  return name.startsWith('-')
    ? commandWords('{command} {options} -- {name}', { command, name, options })
    : commandWords('{command} {name} {options}', { command, name, options });
}

/** Words that need no quotes in a POSIX shell. */
const BARE = /^[\w@%+:,./-]+$/;

/** Marks a value that begins with a dash until the whole command is rendered. Values never contain this invisible character. */
const DASHED = '\0';

/** Whether a value with a dash stands where a program reads options: at the start of a word, unless two dashes ended them. */
function hasOption(command: string): boolean {
  const before = command.split(DASHED).slice(0, -1);
  return before.some((text) => /(?:^|[\s(])$/.test(text) && !/(?:^|\s)-- $/.test(text));
}

/**
 * Renders a command for a POSIX shell, with each value as one quoted word. Undefined if a value contains an invisible character: people must
 * see all of what they paste, and a terminal may act on a control character before the shell parses the quotes. Also undefined if a value would be
 * an option, which quotes do not prevent: see `fileWord` and `namedCommand`.
 */
export function shellCommand(shown: Text): ShellCommand | undefined {
  let isShown = true;
  const form: Form = {
    words: (ours) => ours,
    value: (theirs) => {
      if (visibleText(theirs) !== theirs) isShown = false;
      return `${theirs.startsWith('-') ? DASHED : ''}${shellWord(theirs)}`;
    },
    code: (content) => content,
  };
  const command = render(shown, form);
  return isShown && !hasOption(command) ? (command.replaceAll(DASHED, '') as ShellCommand) : undefined;
}

/** The commands as one that ends where one of them fails. Undefined if one of them is not allowed. */
export function chained(commands: readonly (ShellCommand | undefined)[]): ShellCommand | undefined {
  return commands.includes(undefined) ? undefined : (commands.join(' &&\n') as ShellCommand);
}

/** The lines of a command that ends where one of them fails. */
export function commandLines(command: string): readonly string[] {
  return command.split(' &&\n');
}

/** The essential one of several lines, for a surface with room for one. */
export function mainLine(command: string): string {
  const lines = commandLines(command);
  return WORK.flatMap((work) => lines.find((line) => work.test(line)) ?? [])[0] ?? lines[0] ?? command;
}

const WORK = [
  /^kubeadm /,
  / certificate rotate/,
  /^openssl x509 -req/,
  /^openssl x509 (?:-in \S+ )?-(?:inform|signkey)/,
  /^openssl pkey /,
];

function shellWord(word: string): string {
  if (BARE.test(word) && !word.startsWith('-')) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
