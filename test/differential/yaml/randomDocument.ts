import type { Random } from '../cases/seededRandom.ts';

const WORDS: readonly string[] = [
  'a',
  'b',
  'name',
  'kind',
  'apiVersion',
  'v1',
  'Pod',
  'x y',
  'yes',
  'no',
  'y',
  'on',
  '~',
  'null',
  '',
  '0',
  '1',
  '-1',
  '10',
  '0x1F',
  '0o7',
  '010',
  '08',
  '1.5',
  '1e3',
  '.5',
  '.inf',
  '1_000',
  '12345678901',
  '2001-01-01',
  'true',
  'False',
  '<<',
  '=',
  'a:b',
  'a#b',
  'https://a:6443',
  '--flag=x',
  '-',
  '5%',
  'ä',
  '😀',
  "it's",
  'say "x"',
  'a, b',
  '9223372036854775807',
  '18446744073709551615',
];

/** A document of random structure, in random styles. Most are read; some break a rule of YAML that its styles touch. */
export function randomDocument(random: Random): string {
  const text = block(random, 0, 3);
  return random.chance(0.2) ? `---\n${text}` : text;
}

function indentOf(depth: number): string {
  return '  '.repeat(depth);
}

/** A collection of lines, each ended by a break. */
function block(random: Random, depth: number, levels: number): string {
  const count = 1 + random.index(4);
  const isMap = random.chance(0.7);
  let lines = '';
  for (let at = 0; at < count; at++) {
    const head = isMap ? `${key(random)}:` : '-';
    lines += indentOf(depth) + head + value(random, depth, levels);
    if (random.chance(0.05)) lines += `${indentOf(depth)}# comment\n`;
  }
  return lines;
}

function key(random: Random): string {
  const word = random.pick(WORDS);
  return random.weighted([
    [6, /^[\w.~<=%-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`],
    [1, `'${word.replaceAll("'", "''")}'`],
    [1, '<<'],
    [1, `&${random.pick(['a', 'b'])} k`],
    [1, `? ${word}\n`],
  ] as const);
}

function value(random: Random, depth: number, levels: number): string {
  const property = random.weighted([
    [8, ''],
    [1, ` &${random.pick(['a', 'b'])}`],
    [1, ` ${random.pick(['!!str', '!!int', '!!float', '!!bool', '!!null', '!!binary', '!x', '!', '!!map', '!!seq'])}`],
  ] as const);
  const kind = random.weighted([
    [6, 'scalar'],
    [levels > 0 ? 4 : 0, 'block'],
    [2, 'flow'],
    [1, 'literal'],
    [1, 'alias'],
    [1, 'nothing'],
  ] as const);
  switch (kind) {
    case 'scalar':
      return `${property} ${scalar(random, depth)}\n`;
    case 'block':
      return `${property}\n${block(random, depth + (random.chance(0.15) ? 0 : 1), levels - 1)}`;
    case 'flow':
      return `${property} ${flow(random, 2)}\n`;
    case 'literal':
      return `${property} ${random.pick(['|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '| # c'])}\n${literal(random, depth + 1)}`;
    case 'alias':
      return ` *${random.pick(['a', 'b'])}\n`;
    case 'nothing':
      return `${property}\n`;
  }
}

function scalar(random: Random, depth: number): string {
  const word = random.pick(WORDS);
  const other = random.pick(WORDS);
  const gap = random.pick([' ', '  ', '\n', `\n${indentOf(depth + 1)}`, `\n\n${indentOf(depth + 2)}`, '\t']);
  return random.weighted([
    [5, word],
    [2, `"${word.replaceAll('"', '\\"')}"`],
    [2, `'${word.replaceAll("'", "''")}'`],
    [1, `${word}${gap}${other}`],
    [1, `"${word.replaceAll('"', '\\"')}${gap}${other.replaceAll('"', '\\"')}"`],
    [1, `'${word.replaceAll("'", "''")}${gap}${other.replaceAll("'", "''")}'`],
    [1, `"${random.pick(['\\n', '\\x41', '\\u00e4', '\\U0001F600', '\\e', '\\_', '\\N', '\\L', '\\\n  ', '\\/'])}x"`],
  ]);
}

function literal(random: Random, depth: number): string {
  let lines = '';
  for (let at = random.index(4); at >= 0; at--) {
    lines += random.weighted([
      [5, `${indentOf(depth)}${random.pick(WORDS)}\n`],
      [1, `${indentOf(depth + 1)}more\n`],
      [1, '\n'],
      [1, `${indentOf(depth)} \n`],
      [1, `${indentOf(depth)}\tx\n`],
    ]);
  }
  return lines;
}

function flow(random: Random, levels: number): string {
  const count = random.index(4);
  const isMap = random.chance(0.5);
  const items = Array.from({ length: count }, () => {
    const inner = levels > 0 && random.chance(0.3) ? flow(random, levels - 1) : flowScalar(random);
    const pair = `${flowScalar(random)}${random.pick([': ', ':', ' : '])}${inner}`;
    return random.chance(isMap ? 0.85 : 0.15) ? pair : inner;
  });
  const separator = random.pick([', ', ',', ',\n', ' , ']);
  return `${isMap ? '{' : '['}${items.join(separator)}${random.chance(0.1) ? ',' : ''}${isMap ? '}' : ']'}`;
}

function flowScalar(random: Random): string {
  const word = random.pick(WORDS);
  if (random.chance(0.3)) return `"${word.replaceAll('"', '\\"')}"`;
  return random.chance(0.1) ? random.pick(['*a', '&a x', '!!str 5', '? a']) : word;
}
