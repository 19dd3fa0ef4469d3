import { baseName } from '../../model/source/directories.ts';

/** By the name of a program that runs the command behind it: the options that take the next word as their value. */
const LAUNCHERS: ReadonlyMap<string, RegExp> = new Map([
  ...['exec', 'command', 'nohup', 'setsid', 'time', 'tini', 'dumb-init', 'go-runner', 'setpriv', 'builtin'].map(
    (name) => [name, /^-a$/] as const,
  ),
  ['sudo', /^(?:-[CDghpRTUu]|--(?:user|group|host|prompt|chdir|chroot))$/],
  ['doas', /^-[Cu]$/],
  ['env', /^(?:-[CSu]|--(?:chdir|unset))$/],
  ['nice', /^(?:-n|--adjustment)$/],
  ['ionice', /^(?:-[cn]|--class|--classdata)$/],
  ['stdbuf', /^-[ioe]$/],
  ['chrt', /^-[TPD]$/],
  ['taskset', /^-$/],
]);

/** Launchers whose first argument that is no option is theirs: a priority, a set of processors. */
const TAKES_ARGUMENT = /^(?:chrt|taskset)$/;

/** Words of a shell's syntax before a command, and variables for it alone. */
const PASSED_OVER = /^(?:then|do|else|if|elif|while|until|!|\{|\$\{?SUDO\}?|[A-Za-z_]\w*=[\s\S]*)$/;

/** The index of the word that names the program of a simple command, behind those that only say how to run it; -1 if there is none. */
export function programAt(words: readonly { readonly text: string }[]): number {
  let valued: RegExp | undefined;
  let isArgument = false;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (PASSED_OVER.test(text)) continue;
    if (valued && text.startsWith('-') && text.length > 1) {
      if (valued.test(text)) at++;
      continue;
    }
    if (isArgument) {
      isArgument = false;
      continue;
    }
    const name = baseName(text);
    const launcher = LAUNCHERS.get(name);
    if (!launcher) return at;
    valued = launcher;
    isArgument = TAKES_ARGUMENT.test(name);
  }
  return -1;
}
