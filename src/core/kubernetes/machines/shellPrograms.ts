import type { ShellCommand } from '../../formats/shell/shellCommands.ts';
import type { ShellWord } from '../../formats/shell/shellWord.ts';
import { baseName } from '../../model/source/directories.ts';
import { readCurl } from './curlOptions.ts';

/** A command's program, without its folder, and the arguments. */
export interface Program {
  readonly name: string;
  readonly arguments: readonly ShellWord[];
}

/** Words before a program that run it as another user or with variables. */
const PREFIX =
  /^(?:sudo|doas|command|exec|env|\$\{?SUDO\}?|then|do|else|if|elif|while|\{|!|-[A-Za-z]+|[A-Za-z_]\w*=\S*)$/;

/** The program of a command; undefined if a variable names it. */
export function programOf({ words }: ShellCommand): Program | undefined {
  const at = words.findIndex(({ text }) => !PREFIX.test(text));
  const word = words[at];
  if (!word || word.isDynamic) return undefined;
  return { name: baseName(word.text), arguments: words.slice(at + 1) };
}

/** The targets of a command's output, with those of `tee`. */
export function outputsOf(command: ShellCommand, program: Program | undefined): ShellCommand['outputs'] {
  if (program?.name !== 'tee') return command.outputs;
  const isAppended = program.arguments.some(({ text }) => text === '--append' || /^-[^-]*a/.test(text));
  const named = program.arguments.filter(({ text }) => !text.startsWith('-'));
  return [...command.outputs, ...named.map((word) => ({ word, isAppended }))];
}

/** The options of programs that are followed by a file to write. */
const OUTPUT_OPTIONS: Readonly<Record<string, RegExp>> = {
  openssl: /^--?(?:out|keyout)$/,
  wget: /^(?:-[A-Za-z]*O|--output-document)$/,
  mkcert: /^-(?:cert|key)-file$/,
};

/** The arguments of a program that name files that it changes, replaces or removes. */
export function changedBy(program: Program | undefined): readonly ShellWord[] {
  const words = program?.arguments ?? [];
  switch (program?.name) {
    case 'cp':
    case 'install':
    case 'ln':
    case 'scp':
    case 'rsync':
      return words.some(({ text }) => /^(?:-t|--target-directory)/.test(text)) ? [] : words.slice(-1);
    case 'mv':
    case 'rm':
    case 'truncate':
      return words;
    case 'perl':
    case 'sed':
      return words.some(({ text }) => /^(?:-\w*i|--in-place)/.test(text)) ? words : [];
    case 'curl':
      return curlValues(words, /^output$/);
    default: {
      const option = OUTPUT_OPTIONS[program?.name ?? ''];
      return option ? valuesOf(words, option) : [];
    }
  }
}

/** The options of programs that are followed by a file which they present to a server that asks for it. */
const CLIENT_OPTIONS: Readonly<Record<string, RegExp>> = {
  wget: /^--(?:certificate|private-key)$/,
  openssl: /^--?(?:cert|key)$/,
  http: /^--cert(?:-key)?$/,
  https: /^--cert(?:-key)?$/,
};

/** The arguments of a program that name the certificate and key which it presents as a client. */
export function presentedBy(program: Program | undefined): readonly ShellWord[] {
  const words = program?.arguments ?? [];
  if (program?.name === 'curl') return curlValues(words, /^(?:cert|key)$/);
  const option = CLIENT_OPTIONS[program?.name ?? ''];
  if (!option || (program?.name === 'openssl' && words[0]?.text !== 's_client')) return [];
  return valuesOf(words, option);
}

function curlValues(words: readonly ShellWord[], names: RegExp): readonly ShellWord[] {
  return readCurl(words).options.flatMap(({ name, value }) => (value && names.test(name) ? [value] : []));
}

/** The words that are or contain the values of an option: `-o FILE`, `--output=FILE`. */
function valuesOf(words: readonly ShellWord[], option: RegExp): readonly ShellWord[] {
  return words.filter(
    ({ text }, at) =>
      option.test(words[at - 1]?.text ?? '') || option.test(text.slice(0, Math.max(0, text.indexOf('=')))),
  );
}
