/** Commands that GitHub's runner registers, and a token of `stop-commands` by which another step may have it resume. */
const GITHUB_NAMES: ReadonlySet<string> = new Set([
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice'],
  ...['remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning', 'internal-set-repo-path'],
  'resume-token',
]);

/** Prefixes that stand anywhere in a line. The runners of GitHub and Azure, and our check, do not ask for what follows. */
const ANYWHERE = ['##[', '##vso[', '##teamcity['] as const;

const COLLATOR = new Intl.Collator('en');

/** The line as .NET's culture-sensitive search sees it: without characters that have no weight. */
function weighed(line: string): string {
  return [...line].filter((one) => one <= '~' || COLLATOR.compare(`#${one}#`, '##') !== 0).join('');
}

/** The lines of an output that a runner takes for a command. Written from the runners' sources and documents, apart from what escapes them. */
export function runnerCommands(output: string): readonly string[] {
  return output.split(/\r\n|\r|\n/).filter((line) => {
    const seen = weighed(line);
    return isGithub(seen) || ANYWHERE.some((prefix) => seen.toLowerCase().includes(prefix)) || isFold(line);
  });
}

function isGithub(line: string): boolean {
  const start = line.trimStart();
  const end = start.indexOf('::', 2);
  if (!start.startsWith('::') || end < 0) return false;
  const [name = ''] = start.slice(2, end).split(' ');
  return GITHUB_NAMES.has(name.toLowerCase());
}

/** GitLab's and Travis's markers would also need control characters, which are tested elsewhere. */
function isFold(line: string): boolean {
  if (/section_(?:start|end):\d+:/.test(line) || /travis_(?:fold|time):(?:start|end)/.test(line)) return true;
  return /^(?:---|\+\+\+|~~~)\s/.test(line) || /^\^\^\^\s+\+\+\+/.test(line);
}

/** Pieces of which names are made that might become commands, alone or with their neighbors. */
export const COMMAND_PIECES: readonly string[] = [
  ...[
    ':',
    '::',
    ':::',
    '#',
    '##',
    '[',
    ']',
    '##[',
    '##vso[',
    '##VSO[',
    '##teamcity[',
    '--- ',
    '+++ ',
    '~~~ ',
    '^^^ +++',
  ],
  ...['warning', 'error', 'add-mask', 'set-output', 'stop-commands', 'GROUP', 'resume-token', 'debug'],
  ...['::warning title=x::y', '##[set-output name=a]b', '##vso[task.setvariable variable=a]b'],
  ...["##teamcity[buildStatus text='x']", 'section_start:1700000000:a', 'section_end:1:a', 'travis_fold:start:a'],
  ...[' ', '\u{a0}', '\t', '\r', '\n', '\u{2028}', '\u{1b}[0K', '\r\u{1b}[0K', '\u{1b}[31m', '\u{200b}'],
  ...['\u{591}', '\u{640}', '\u{20dd}', '\u{488}', '\u{fe73}', 'a', 'x', '1', '.', ',', '=', ';', "'"],
];
