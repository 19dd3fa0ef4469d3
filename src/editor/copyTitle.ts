import { commandLines, mainLine, phrase, type Text } from '../core/index.ts';

/** What copying a command is called: of several commands, how many there are and the one that does the work. */
export function copyTitle(command: string): Text {
  const { length: count } = commandLines(command);
  const main = mainLine(command).replaceAll(/\s+/g, ' ');
  if (count === 1) return phrase('Copy "{command}"', { command: main });
  return phrase('Copy {count} commands, including "{command}"', { count, command: main });
}
