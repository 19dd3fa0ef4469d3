/** The words of each simple command of a POSIX shell command, without quotes. Operators and line breaks separate commands. */
export function commandWordsOf(command: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  // A word is a run of quoted and bare parts.
  for (const { 0: token } of command.matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\&|;<>()])+|[&|;<>()\n]/g)) {
    if (/^[&|;<>()\n]$/.test(token)) commands.push([]);
    else
      commands
        .at(-1)
        ?.push(
          token.replaceAll(
            /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g,
            (_, ...parts: string[]) => parts[0] ?? parts[1] ?? parts[2] ?? '',
          ),
        );
  }
  return commands.filter((words) => words.length > 0);
}
