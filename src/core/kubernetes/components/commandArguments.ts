import { isTemplated } from '../../formats/placeholder.ts';
import { fieldKindOf } from '../../formats/redaction/fieldKind.ts';
import { redactComposed } from '../../formats/redaction/redact.ts';
import { intern } from '../../model/collections/compact.ts';
import type { ComponentName, Flag, RefusedWord } from '../../model/documents/component.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { phrase } from '../../model/text/text.ts';
import { flagSpec } from '../flags/flagTable.ts';
import { isRecordedFlag } from '../flags/knowsFlag.ts';
import { isSwitch } from '../flags/valueTypes.ts';
import { type CommandWord, FLAG, VARIABLE, variableIn } from './commandWords.ts';
import { OperandReader } from './operandReader.ts';

/** The words after the name of a component, as it reads them. */
export interface Arguments {
  /** Includes the meant reading of rejected words. */
  readonly flags: readonly Flag[];
  readonly refused: readonly RefusedWord[];
  /** Words with more in them than was read. */
  readonly open: readonly UnreadSource[];
}

/** The flags among the words of a component's command, up to the end of the shell command. */
export function flagsAfter(component: ComponentName, words: readonly CommandWord[]): readonly Flag[] {
  return readArguments(component, words).flags;
}

export function readArguments(component: ComponentName, words: readonly CommandWord[]): Arguments {
  const flags: Flag[] = [];
  const refused: RefusedWord[] = [];
  const open: UnreadSource[] = [];
  const operands = new OperandReader(TRIED.has(component));
  let behind: Flag | undefined;
  let isTaken = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined || word.isSeparator) break;
    const match = FLAG.exec(word.text);
    const isOperand = operands.take(word, match !== null, behind);
    behind = undefined;
    if (isOperand) continue;
    if (word.text === '--') break;
    const next = words[index + 1];
    const read = match && readWord(component, word, match, next);
    if (!read) continue;
    flags.push(read.flag);
    open.push(...(read.open ?? []));
    const own = refusedIn(read, isTaken);
    isTaken = own.some(({ kind }) => kind === 'taken');
    if (!operands.isBehindEnd) refused.push(...own);
    if (read.flag.value === undefined) behind = read.flag;
    if (!read.usedNext || !next) continue;
    index++;
    operands.passValue(next);
  }
  return { flags: flags.slice(), refused: [...refused, ...operands.found()], open };
}

/** The flag in a word, also where the parser reads something else in it; undefined for letters. */
function readWord(
  component: ComponentName,
  word: CommandWord,
  match: RegExpExecArray,
  next: CommandWord | undefined,
): ReadFlag | undefined {
  const isTried = TRIED.has(component);
  if (isFlagOf(component, match[1] ?? '', match[2] ?? ''))
    return (isTried && withBlank(word, match)) || readFlag(component, word, match, next);
  if (!isTried || isLetters(word.text)) return undefined;
  return { ...readFlag(component, word, match, next), refused: [singleDash(word)] };
}

interface ReadFlag extends Partial<Omit<Arguments, 'flags'>> {
  readonly flag: Flag;
  readonly usedNext: boolean;
}

/** The parser reads nothing in a word that the flag before it takes. */
function refusedIn({ refused = [] }: ReadFlag, isTaken: boolean): readonly RefusedWord[] {
  return isTaken ? [] : refused;
}

/** The programs whose parsers were tried with words that they reject. */
const TRIED: ReadonlySet<ComponentName> = new Set<ComponentName>([
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'etcd',
]);

/** pflag reads a single dash as one-letter shorthands; Go's flag package, which etcd, vmagent and flanneld use, as it reads two. */
function isFlagOf(component: ComponentName, dashes: string, name: string): boolean {
  return dashes === '--' || ['etcd', 'vmagent', 'flanneld'].includes(component) || name.length === 1;
}

/** The one-letter flags of Kubernetes' programs: help, and the verbosity with its value. */
function isLetters(text: string): boolean {
  return /^-[hv]/.test(text) || isTemplated(text);
}

/** A flag with one dash too few, which is read as it was meant. */
function singleDash(word: CommandWord): RefusedWord {
  const { text, uri } = word;
  return { kind: 'singleDash', text, span: word.spanOf(0, text.length), ...(uri !== undefined && { uri }) };
}

/** Blanks behind a flag's name, an equals sign, the value, and more words. */
const BLANK = /^(\s+(?:=\s*)?)((?!-)\S*)([\s\S]*)$/;

/** A flag with a blank behind its name, as it was meant: both parsers take everything up to the equals sign as the name. */
function withBlank(word: CommandWord, match: RegExpExecArray): ReadFlag | undefined {
  const [dashed, dashes = '', written = '', equals] = match;
  const { text, uri } = word;
  const [, gap = '', value = '', rest = ''] = (!equals && BLANK.exec(text.slice(dashed.length))) || [];
  if (gap === '' || dashed.length === 2) return undefined;
  const from = dashed.length + gap.length;
  const span = word.spanOf(0, text.length);
  const given = value === '' ? undefined : value;
  const flag: Flag = {
    name: intern(written.replaceAll('_', '-')),
    spelling: intern(dashed),
    value: given,
    span,
    valueSpan: given === undefined ? span : word.spanOf(from, from + value.length),
    uri,
  };
  const isWhole = rest.trim() === '';
  const [name = ''] = text.slice(dashes.length).split('=', 1);
  const isKnown = !isTemplated(name) && !VARIABLE.test(name);
  const place = { span, ...(uri !== undefined && { uri }) };
  const meant = {
    ...(given !== undefined && { value: given }),
    ...(isWhole && { gap: word.spanOf(dashed.length, from) }),
  };
  return {
    flag,
    usedNext: false,
    ...(isKnown && { refused: [{ kind: 'blank' as const, name, flag: dashed, ...meant, ...place }] }),
    ...(!isWhole && { open: [{ what: phrase('the value of {word}', { word: variableIn(text) }) }] }),
  };
}

function readFlag(
  component: ComponentName,
  word: CommandWord,
  match: RegExpExecArray,
  next: CommandWord | undefined,
): ReadFlag {
  const name = intern((match[2] ?? '').replaceAll('_', '-'));
  const spelling = intern(`${match[1]}${match[2]}`);
  const { uri } = word;
  const { length } = word.text;
  const span = word.spanOf(0, length);
  if (match[3] === '=') {
    const from = match[0].length;
    const text = word.text.slice(from);
    const value = text.startsWith('/') ? intern(text) : text;
    return {
      flag: { name, spelling, value, span, valueSpan: word.spanOf(from, length), uri },
      usedNext: false,
    };
  }
  const takesNext =
    !isSet(component, name) && next !== undefined && !next.isSeparator && !MEANT_AS_FLAG.test(next.text);
  if (!takesNext) {
    const flag = { name, spelling, value: undefined, span, valueSpan: span, uri };
    const isTaken = next && MEANT_AS_FLAG.test(next.text) && !isSet(component, name) && isKnown(component, name);
    if (!isTaken || isTemplated(next.text)) return { flag, usedNext: false };
    const taken = { kind: 'taken', text: next.text, flag: spelling, span, ...(uri !== undefined && { uri }) } as const;
    return { flag, usedNext: false, refused: [taken] };
  }
  const valueSpan = next.spanOf(0, next.text.length);
  const whole = next.uri === uri ? { start: span.start, end: valueSpan.end } : valueSpan;
  return {
    flag: {
      name,
      spelling,
      value: redactComposed(next.text, undefined, fieldKindOf([spelling])),
      span: whole,
      valueSpan,
      uri: next.uri,
    },
    usedNext: true,
  };
}

/** Standard output (`-`) and negative numbers are values. The parsers take a flag as well, but that is never meant. */
const MEANT_AS_FLAG = /^-[^\d]/;

/** Whether the parser of a program knows the flag: pflag and Go's flag then take the next word whatever it is (pflag, parseLongArg). */
function isKnown(component: ComponentName, name: string): boolean {
  return TRIED.has(component) && (flagSpec(component, name) !== undefined || isRecordedFlag(component, name));
}

/** Whether a flag without `=` takes no word as its value. */
function isSet(component: ComponentName, name: string): boolean {
  return flagSpec(component, name)?.type === 'boolean' || isSwitch(component, name) || name === 'version';
}
