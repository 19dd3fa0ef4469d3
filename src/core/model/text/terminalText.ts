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
 * The last character of each match turns a line into a command of the runner that executes the job. GitHub, Gitea: `::name …::` at the start
 * of a line, after blanks, and `##[name]` anywhere. Azure: `##vso[`, TeamCity: `##teamcity[`, GitLab: `section_start:`, Travis:
 * `travis_fold:start`, all anywhere. Buildkite: `--- `, `+++ `, `~~~ ` and `^^^ +++` at the start. The .NET runners compare as people
 * collate, so marks in between do not count. `::1` and other starts of IPv6 addresses are no names of commands.
 */
const COMMAND =
  /^(?:[^\S\r\n\u{2028}\u{2029}]|[\p{M}\p{Lm}\u{180a}\u{1cd3}\u{fe73}])*:(?=[\p{M}\p{Lm}\u{180a}\u{1cd3}\u{fe73}]*:(?![\da-f]{0,4}(?:[.,;)\]/%\s]|:(?!:)|$)))|#(?=[\p{M}\p{Lm}\u{180a}\u{1cd3}\u{fe73}]*#[acemiostvy\p{M}\p{Lm}\u{180a}\u{1cd3}\u{fe73}]*\[)|(?<=section_(?:start|end)):(?=\d)|(?<=travis_(?:fold|time)):(?=start|end)|^-(?=--[^\S\r\n])|^\+(?=\+\+[^\S\r\n])|^~(?=~~[^\S\r\n])|^\^(?=\^\^[^\S\r\n]+\+\+\+)/gimu;

/**
 * The whole output, or some of its lines, for a terminal or the log of a job: in each command of a runner, one character is written out,
 * such as `\u{3a}:warning::`, which stays readable. All other text is left as it is.
 */
export function terminalText(output: string, format: TerminalFormat = 'text'): string {
  const written = ESCAPES[format];
  return output.replaceAll(COMMAND, (found) => {
    const before = found.slice(0, -1);
    return before + written(found.charCodeAt(before.length).toString(16));
  });
}
