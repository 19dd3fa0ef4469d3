import { commandLines, mainLine, phrase, type Text } from '../core/index.ts';

/** What copying a command is called: of several commands, how many there are and the one that does the work. */
export function copyTitle(command: string): Text {
  const { length: count } = commandLines(command);
  const main = shortened(mainLine(command).replaceAll(/\s+/g, ' '));
  if (count === 1) return phrase('Copy "{command}"', { command: main });
  return phrase('Copy {count} commands, including "{command}"', { count, command: main });
}

/** A menu is as wide as its longest line, and ends with the window. */
const MAX_LENGTH = 90;

/** Whole words, as many as a menu has room for. */
function shortened(line: string): string {
  if (line.length <= MAX_LENGTH) return line;
  return `${line.slice(0, line.lastIndexOf(' ', MAX_LENGTH))} …`;
}
