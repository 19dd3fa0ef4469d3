import { type Random, seededRandom } from '../cases/seededRandom.ts';

/** A unit that systemd reads, with an odd command line and odd variables. */
export interface DrawnUnit {
  /** Such as "u7@cp-1.service". */
  readonly name: string;
  readonly text: string;
}

/** Parts of words: what paths and flags are made of. No expression of a template, and no password of a URL, which are read as such. */
const PLAIN = ['a', 'b1', '--cert-file=', '/etc/kubernetes/pki/', 'ca.crt', '-', '=', ',', ':2379', '#', '}', '<'];

const ESCAPES = ['\\x41', '\\x2d', '\\t', '\\n', '\\s', '\\\\', '\\"', "\\'", '\\101', '\\u00e9'];

/** Escapes that systemd keeps in a command line and rejects in an assignment. */
const UNKNOWN_ESCAPES = ['\\q', '\\x4', '\\8', '\\u12'];

const SPECIFIERS = [
  '%%',
  '%n',
  '%N',
  '%p',
  '%i',
  '%t',
  '%S',
  '%C',
  '%L',
  '%E',
  '%T',
  '%V',
  '%h',
  '%u',
  '%U',
  '%g',
  '%G',
];

const VARIABLES = ['$A', `$\{A}`, '$$', `$\{A`, '$'];

/** Blanks between words, and where a line goes on. */
const BLANKS = [' ', ' ', ' ', '  ', '\t', ' \\\n', ' \\\n  ', ' \\\n# a comment\n', ' \\\n\t; another\n'];

/** An escaped backslash that ends a value is read as the mistake that it is (`manifests/unit-line-lost`), so none is drawn there. */
const END = ' B=1';

export function drawUnit(seed: number): DrawnUnit {
  const random = seededRandom(seed);
  const name = random.chance(0.3) ? `u${seed}@${random.pick(['cp-1', '', 'a@b'])}.service` : `u${seed}.service`;
  const command = `${random.pick(['', '-', '+', ':'])}/bin/true${words(random, 6)}${END}`;
  const environment = random.chance(0.5) ? [`Environment=${assignments(random)}${END}`] : [];
  const lines = ['[Unit]', 'DefaultDependencies=no', '', '[Service]', ...environment, `ExecStart=${command}`];
  return { name, text: `${lines.join('\n')}\n` };
}

function words(random: Random, most: number): string {
  return Array.from({ length: random.index(most + 1) }, () => random.pick(BLANKS) + word(random)).join('');
}

function assignments(random: Random): string {
  return Array.from({ length: 1 + random.index(3) }, () => assignment(random)).join(' ');
}

function assignment(random: Random): string {
  const name = random.pick(['A', 'ETCD_NAME', 'KUBELET_ARGS']);
  // systemd prints values as they are, so those with line breaks would end early.
  const value = Array.from({ length: random.index(4) }, () => part(random, PLAIN))
    .filter((one) => one !== '\\n')
    .join('');
  return random.chance(0.4) ? `"${name}=${value.replaceAll(/\\?"/g, '')} x"` : `${name}=${value}`;
}

function word(random: Random): string {
  return Array.from({ length: 1 + random.index(4) }, () => (random.chance(0.2) ? quoted(random) : part(random))).join(
    '',
  );
}

function quoted(random: Random): string {
  const quote = random.pick(['"', "'"]);
  const inside = Array.from({ length: random.index(4) }, () => (random.chance(0.2) ? ' ' : part(random))).join('');
  // Now and then it never ends, and systemd rejects the line.
  return `${quote}${inside}${random.chance(0.03) ? '' : quote}`;
}

function part(random: Random, unknown = UNKNOWN_ESCAPES): string {
  return random.pick(
    random.weighted([
      [8, PLAIN],
      [2, ESCAPES],
      [0.5, unknown],
      [2, SPECIFIERS],
      [1, VARIABLES],
    ]),
  );
}
