import { readPipelines, type ShellCommand } from '../../formats/shell/shellCommands.ts';
import type { ShellWord } from '../../formats/shell/shellWord.ts';
import type { PathMention } from '../../model/pathMention.ts';
import { changedBy, outputsOf, type Program, presentedBy, programOf } from './shellPrograms.ts';

/** Programs that only look for a file, or change who may read it. */
const UNREADING: ReadonlySet<string> = new Set([
  '[',
  '[[',
  'test',
  'ls',
  'stat',
  'touch',
  'chmod',
  'chown',
  'chgrp',
  'unlink',
  'shred',
]);

/** Settings of Ansible's modules: what a task writes, and what makes it unnecessary. */
const TARGET_SETTING = /(?:^|[\s{,])(?:dest|creates|removes)\s*[:=]\s*["']?$/;

/** The text before a command in lines of YAML, units, Dockerfiles and Makefiles. */
const BEFORE_COMMAND = /^\s*(?:-\s+)*(?:[A-Za-z_][\w.-]*:\s+|Exec[A-Za-z]+=[-@:+!|]*|RUN\s+|@)?["']?/;

/** Characters of a line and what continues it. */
const MAX_COMMAND = 4096;

/**
 * The mentions of a text, except those of files that a command writes, moves, removes or only looks for: it is no user of them. In a text that
 * is no script, each line may be a command. What a client such as curl presents is no setting: nothing shows that its server asks for it.
 */
export function mentionsOfReaders(
  text: string,
  mentions: readonly PathMention[],
  isScript: boolean,
): readonly PathMention[] {
  if (mentions.length === 0) return mentions;
  const whole = isScript ? namedIn(text) : undefined;
  let command: { readonly end: number; readonly named: Named } | undefined;
  return mentions.flatMap((mention): readonly PathMention[] => {
    const { span, isFolder, isSetting, ...path } = mention;
    if (isFolder) return [mention];
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    if (TARGET_SETTING.test(text.slice(Math.max(lineStart, span.start - MAX_SETTING), span.start))) return [];
    if (!whole && (!command || span.end > command.end)) {
      const { start, end } = commandAround(text, lineStart);
      command = { end, named: namedIn(text.slice(start, end), start) };
    }
    const { unread, presented } = whole ?? command?.named ?? NOTHING;
    if (unread.has(span.end)) return [];
    return [isSetting && presented.has(span.end) ? { span, ...path } : mention];
  });
}

const MAX_SETTING = 40;

/** The line at an offset with those before and behind that a backslash joins to it, without what introduces the command. */
function commandAround(text: string, lineStart: number): { readonly start: number; readonly end: number } {
  let start = lineStart;
  while (isJoined(text, start) && lineStart - start < MAX_COMMAND) start = text.lastIndexOf('\n', start - 2) + 1;
  let end = endOfLine(text, lineStart);
  while (text[end - 1] === '\\' && end < text.length && end - start < MAX_COMMAND) end = endOfLine(text, end + 1);
  const [introduction = ''] = BEFORE_COMMAND.exec(text.slice(start, end)) ?? [];
  const isQuoted = /["']$/.test(introduction) && text[end - 1] === introduction.at(-1);
  return { start: start + introduction.length, end: isQuoted ? end - 1 : end };
}

function isJoined(text: string, lineStart: number): boolean {
  return lineStart > 1 && text[lineStart - 2] === '\\';
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** The offsets behind the words that name files; of a quoted word, before the quote. */
interface Named {
  readonly unread: ReadonlySet<number>;
  readonly presented: ReadonlySet<number>;
}

const NOTHING: Named = { unread: new Set(), presented: new Set() };

function namedIn(script: string, start = 0): Named {
  const commands = readPipelines(script)
    .flat()
    .map((command) => ({ command, program: programOf(command) }));
  const ends = (words: readonly ShellWord[]) =>
    new Set(words.map(({ end, quoted }) => start + (quoted ? end - 1 : end)));
  return {
    unread: ends(commands.flatMap(({ command, program }) => unreadBy(command, program))),
    presented: ends(commands.flatMap(({ program }) => presentedBy(program))),
  };
}

function unreadBy(command: ShellCommand, program: Program | undefined): readonly ShellWord[] {
  const named = program && UNREADING.has(program.name) ? program.arguments : changedBy(program);
  return [...outputsOf(command, program).map(({ word }) => word), ...named];
}
