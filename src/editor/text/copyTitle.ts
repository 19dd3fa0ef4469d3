import { commandLines, joined, mainLine, phrase, type Text, untrusted } from '../../core/index.ts';

/** The title of copying commands: the only one, or the files that several renew or replace, with the number of commands. */
export function copyTitle(command: string): Text {
  const { length: count } = commandLines(command);
  const main = shortened(mainLine(command).replaceAll(/\s+/g, ' '));
  if (count === 1) return phrase('Copy "{command}"', { command: main });
  const names = changedFiles(command);
  if (names.length === 0) return phrase('Copy Commands Such as "{command}" ({count})', { command: main, count });
  const slots = { files: listed(names), count };
  return RENEWS.test(mainLine(command))
    ? phrase('Copy Commands That Renew {files} ({count})', slots)
    : phrase('Copy Commands That Replace {files} ({count})', slots);
}

/** kubeadm and OpenSSL issue certificates and kubeconfigs again; other commands convert or copy them. */
const RENEWS = /^(?:kubeadm (?:certs renew|init phase) |openssl x509 .*-(?:req|signkey) )/;

/** The argument of each command that is what it writes into its place at last. */
const CHANGES = [
  /^cp --remove-destination \S+ (\S+)$/,
  /^kubeadm certs renew (\S+)/,
  /^kubectl config set-\w+ .*--kubeconfig (\S+)/,
];

/** Names of the files that commands change, those of keys left out next to their certificates. */
function changedFiles(command: string): readonly string[] {
  const paths = commandLines(command).flatMap((line) => CHANGES.flatMap((change) => change.exec(line)?.[1] ?? []));
  const all = new Set(paths.map((path) => path.replace(/^(?:\/etc\/kubernetes\/(?:pki\/)?|.*\/)/, '')));
  return [...all].filter((name) => !name.endsWith('.key') || !all.has(name.replace(/key$/, 'crt')));
}

const MAX_NAMES = 2;

function listed(names: readonly string[]): Text {
  const shown = joined(
    names.slice(0, MAX_NAMES).map((name) => untrusted(name)),
    ', ',
  );
  const more = names.length - MAX_NAMES;
  return more > 0 ? phrase('{list} and {count} more', { list: shown, count: more }) : shown;
}

/** A menu is as wide as its longest line, and ends with the window. */
const MAX_LENGTH = 90;

/** Whole words, as many as a menu has room for. */
function shortened(line: string): string {
  if (line.length <= MAX_LENGTH) return line;
  return `${line.slice(0, line.lastIndexOf(' ', MAX_LENGTH))} …`;
}
