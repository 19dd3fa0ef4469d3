import { phrase, type Text } from '../core/index.ts';

/** What copying a command is called: of several commands, how many there are and the one that does the work. */
export function copyTitle(command: string): Text {
  const lines = command.split(' &&\n');
  const main = lines.find((line) => line.includes('kubeadm ')) ?? lines[0] ?? command;
  if (lines.length === 1) return phrase('Copy "{command}"', { command: command.replaceAll(/\s+/g, ' ') });
  return phrase('Copy {count} commands, including "{command}"', { count: lines.length, command: main });
}
