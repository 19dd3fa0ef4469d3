import type { Flag } from '../../model/documents/component.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { phrase } from '../../model/text/text.ts';
import type { CommandWord } from './commandWords.ts';
import { assignedFlag } from './etcdEnvironment.ts';

/** Whether a shell runs the word behind this one as a command. */
export function beginsCommand(before: CommandWord | undefined): boolean {
  return !before || before.isSeparator || BEFORE_COMMAND.test(before.text);
}

const BEFORE_COMMAND = /^(?:[A-Za-z_]\w*=.*|-[a-z]*c|sudo|exec|env|time|then|else|do|if|while|until|!|\{|\()$/s;

/** Whether etcdctl connects to etcd with these arguments. Its other commands work on files or print something. */
export function connects(words: readonly CommandWord[]): boolean {
  const end = words.findIndex(({ isSeparator }) => isSeparator);
  const texts = (end < 0 ? words : words.slice(0, end)).map(({ text }) => text);
  const snapshot = texts.indexOf('snapshot');
  if (snapshot >= 0 && texts[snapshot + 1] !== 'save') return false;
  return !texts.some((text) => OFFLINE.has(text));
}

const OFFLINE = new Set(['version', 'help', 'completion', 'migrate', 'backup', '--data-dir']);

/** The flags that a script sets by variables in front of the command, and the files that it reads there, which may set more. */
export function assignedBefore(words: readonly CommandWord[]): {
  readonly flags: readonly Flag[];
  readonly unread: readonly UnreadSource[];
} {
  const unread = words.flatMap(({ text }, at): readonly UnreadSource[] => {
    const path = words[at + 1]?.text;
    const reads = (text === '.' || text === 'source') && beginsCommand(words[at - 1]);
    return reads && path !== undefined ? [{ what: phrase('the file {path}', { path }) }] : [];
  });
  return { flags: words.flatMap((word) => assignedFlag(word, 'etcdctl') ?? []), unread };
}
