import { type Random, seededRandom } from '../cases/seededRandom.ts';

/** Parts of values. */
const PLAIN = ['a', 'b1', '--cert-file=', '/etc/kubernetes/pki/', 'ca.crt', '-', '=', ',', ':2379', '#', ';', '{', 'é'];

const ESCAPES = ['\\\\', '\\"', "\\'", '\\ ', '\\n', '\\q', '\\$', '\\`', '\\#', '\\\n', '\\\n  '];

const QUOTED = ['$', `$\{A}`, '`', '%n', '%%'];

const BLANKS = [' ', '  ', '\t'];

/** A comment that ends with a backslash goes on in the next line before systemd 254, and not from then on, so none is drawn. */
const BETWEEN = [
  '',
  '',
  '',
  '',
  '# a comment',
  ' ; another',
  '  ',
  '. /etc/common',
  'export A',
  'if [ "$A" = "b" ]',
  '=x',
];

/** A file of variables with odd values, as EnvironmentFile= may name one. */
export function drawEnvironmentFile(seed: number): string {
  const random = seededRandom(seed);
  const end = random.chance(0.1) ? '\r\n' : '\n';
  const lines = Array.from({ length: 1 + random.index(4) }, () => [random.pick(BETWEEN), assignment(random)]).flat();
  return lines.join(end) + (random.chance(0.8) ? end : '');
}

function assignment(random: Random): string {
  const before = random.chance(0.1) ? random.pick([' ', '\t', 'export ', 'export  ']) : '';
  const equals = random.chance(0.1) ? random.pick([' =', '= ', '\t= ']) : '=';
  const value = Array.from({ length: random.index(5) }, () => piece(random)).join('');
  return `${before}${random.pick(['A', 'B_2', 'KUBELET_ARGS', '_C'])}${equals}${value}`;
}

function piece(random: Random): string {
  if (random.chance(0.25)) return quoted(random);
  if (random.chance(0.2)) return random.pick(BLANKS);
  return part(random);
}

function quoted(random: Random): string {
  const quote = random.pick(['"', "'"]);
  const inside = Array.from({ length: random.index(4) }, () =>
    random.chance(0.2) ? random.pick([...BLANKS, '\n', `'`, '"']) : part(random),
  ).join('');
  // Now and then it never ends.
  return `${quote}${inside}${random.chance(0.03) ? '' : quote}`;
}

function part(random: Random): string {
  return random.pick(
    random.weighted([
      [8, PLAIN],
      [3, ESCAPES],
      [1, QUOTED],
    ]),
  );
}
