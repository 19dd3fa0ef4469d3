import { interned } from '../text/interned.ts';
import { baseName, type CommandWord } from './commandWords.ts';
import type { ComponentName, Flag } from './documents.ts';
import { flagSpec } from './flagTable.ts';

const COMPONENTS: readonly ComponentName[] = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kubelet',
  'kube-proxy',
];

export interface ComponentCommand {
  readonly component: ComponentName;
  /** As the command line names it, mostly a path. */
  readonly program: string;
  readonly flags: readonly Flag[];
}

/** The first component that a command line starts, behind wrappers such as /go-runner, with its flags. */
export function componentCommand(words: readonly CommandWord[]): ComponentCommand | undefined {
  for (const [index, word] of words.entries()) {
    const component = componentNamed(word.text);
    if (component !== undefined) {
      return { component, program: word.text, flags: flagsAfter(component, words.slice(index + 1)) };
    }
  }
  return undefined;
}

/** The component whose program a path names; undefined for any other word, flags included. */
export function componentNamed(word: string): ComponentName | undefined {
  if (word.startsWith('-')) return undefined;
  const name = baseName(word);
  return COMPONENTS.find((component) => component === name);
}

/** The flags among the words of a component's command, up to the end of the shell command. */
export function flagsAfter(component: ComponentName, words: readonly CommandWord[]): readonly Flag[] {
  const flags: Flag[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined || word.isSeparator || word.text === '--') break;
    const match = FLAG.exec(word.text);
    if (match === null || !isFlagOf(component, match[1] ?? '', match[2] ?? '')) continue;
    const next = words[index + 1];
    const flag = readFlag(component, word, match, next);
    flags.push(flag.flag);
    if (flag.usedNext) index++;
  }
  return flags.slice();
}

const FLAG = /^(--?)([A-Za-z][\w.-]*)(=)?/;

/** pflag reads a single dash as one-letter shorthands; Go's flag package, which etcd uses, as it reads two. */
function isFlagOf(component: ComponentName, dashes: string, name: string): boolean {
  return dashes === '--' || component === 'etcd' || name.length === 1;
}

function readFlag(
  component: ComponentName,
  word: CommandWord,
  match: RegExpExecArray,
  next: CommandWord | undefined,
): { readonly flag: Flag; readonly usedNext: boolean } {
  const name = interned((match[2] ?? '').replaceAll('_', '-'));
  const spelling = interned(`${match[1]}${match[2]}`);
  const { uri } = word;
  const { length } = word.text;
  const span = word.spanOf(0, length);
  if (match[3] === '=') {
    const from = match[0].length;
    const text = word.text.slice(from);
    const value = text.startsWith('/') ? interned(text) : text;
    return {
      flag: { name, spelling, value, span, valueSpan: word.spanOf(from, length), uri },
      usedNext: false,
    };
  }
  const takesNext =
    flagSpec(component, name)?.type !== 'boolean' &&
    next !== undefined &&
    !next.isSeparator &&
    !next.text.startsWith('-');
  if (!takesNext) return { flag: { name, spelling, value: undefined, span, valueSpan: span, uri }, usedNext: false };
  const valueSpan = next.spanOf(0, next.text.length);
  const whole = next.uri === uri ? { start: span.start, end: valueSpan.end } : valueSpan;
  return { flag: { name, spelling, value: next.text, span: whole, valueSpan, uri: next.uri }, usedNext: true };
}
