/** How a character is written out: as people read it, or so that readers of a format read the same character. */
const ESCAPES = {
  text: (code: string) => `\\u{${code}}`,
  json: (code: string) => `\\u${code.padStart(4, '0')}`,
  markup: (code: string) => `&#x${code};`,
  /** Formats in which a backslash escapes itself. */
  backslashes: (code: string) => `\\\\u{${code}}`,
} as const;

export type TerminalFormat = keyof typeof ESCAPES;

/**
 * Each match ends with the character that turns a line into a command of the runner that executes the job. The .NET runners compare strings
 * as people collate them, which ignores most marks, so marks may stand in between.
 */
const COMMANDS: readonly RegExp[] = [
  // GitHub and Gitea: `::name …::` at the start of a line, after blanks. An IPv6 address such as `::1` is no name.
  /^(?:[^\S\r\n\u{2028}\u{2029}]|[\p{M}\p{Lm}\u{180a}\u{1cd3}\u{fe73}])*:(?=[\p{M}\p{Lm}\u{180a}\u{1cd3}\u{fe73}]*:(?![\da-f]{0,4}(?:[.,;)\]/%\s]|:(?!:)|$)))/gimu,
  // Anywhere: `##[name]` of GitHub, `##vso[` of Azure, `##teamcity[`.
  /#(?=[\p{M}\p{Lm}\u{180a}\u{1cd3}\u{fe73}]*#[acemiostvy\p{M}\p{Lm}\u{180a}\u{1cd3}\u{fe73}]*\[)/giu,
  // Anywhere: the sections of GitLab and the folds of Travis.
  /(?<=section_(?:start|end)):(?=\d)|(?<=travis_(?:fold|time)):(?=start|end)/gi,
  // Buildkite's groups, at the start of a line.
  /^(?:-(?=--[^\S\r\n])|\+(?=\+\+[^\S\r\n])|~(?=~~[^\S\r\n])|\^(?=\^\^[^\S\r\n]+\+\+\+))/gm,
];

/**
 * The whole output, or some of its lines, for a terminal or the log of a job: in each command of a runner, one character is written out,
 * such as `\u{3a}:warning::`, which stays readable. All other text is left as it is.
 */
export function terminalText(output: string, format: TerminalFormat = 'text'): string {
  const written = ESCAPES[format];
  const escaped = (found: string) => {
    const before = found.slice(0, -1);
    return before + written(found.charCodeAt(before.length).toString(16));
  };
  return COMMANDS.reduce((text, command) => text.replaceAll(command, escaped), output);
}
