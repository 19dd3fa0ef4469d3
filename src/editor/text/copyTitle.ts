import { commandLines, mainLine, phrase, type Text } from '../../core/index.ts';

/** The title of copying a command: for several commands, their number and the essential one. */
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
