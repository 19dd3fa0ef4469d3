import type { Random } from '../cases/seededRandom.ts';

/** Characters and words that mean something to a reader of YAML or JSON, or to one of its limits. */
const PIECES: readonly string[] = [
  ...'-:?,[]{}#&*!|>\'"%@`~.+_<=/\\ \n\t\r0159aynxz',
  ...[
    '- ',
    ': ',
    ' #',
    '\n  ',
    '\n    ',
    '\n\n',
    '\r\n',
    '---',
    '\n---\n',
    '\n...\n',
    '--- #c\n',
    '---x',
    '...',
    '<<: ',
    '<<',
    '*a',
    '&a ',
  ],
  ...[
    '&a',
    '!!str ',
    '!!int ',
    '!!binary ',
    '!!null ',
    '!!float ',
    '!!bool ',
    '!!timestamp ',
    '!!map ',
    '!!merge ',
    '! ',
    '!x ',
    '!<x> ',
    '!a!b ',
  ],
  ...[
    '!<tag:yaml.org,2002:int> ',
    '|',
    '|-',
    '|+',
    '|2',
    '>',
    '>-',
    '>+1',
    '|0',
    '|-3 ',
    '"',
    "''",
    '\\n',
    '\\x41',
    '\\u0041',
    '\\ud83d',
    '\\/',
    "\\'",
  ],
  ...[
    '\\\n',
    '\\ ',
    '\\U0001F600',
    '\\q',
    '%YAML 1.1\n---\n',
    '%YAML 1.2\n',
    '%TAG !a! x\n---\n',
    '%X',
    '~',
    'null',
    'yes',
    'no',
    'on',
    'y',
    'True',
  ],
  ...[
    '.nan',
    '.inf',
    '-.inf',
    '0x1F',
    '0o17',
    '017',
    '08',
    '0b11',
    '1e3',
    '1.5e-7',
    '1_000',
    '12345678901234567890',
    '99999999999999999999',
    '1e400',
  ],
  ...[
    '2001-01-01',
    '9223372036854775808',
    '-0',
    '0',
    '1.0',
    '+1',
    '.5',
    '5.',
    '? ',
    '? a\n: b\n',
    '[a, b: c]',
    '{a, b: c}',
    '{a: }',
    '[]',
    '{}',
    '[,]',
  ],
  ...[
    '\u0085',
    '\u2028',
    '\u2029',
    '\u00a0',
    '\ufeff',
    '\u0001',
    '\u007f',
    '\u0000',
    '\ufffd',
    '😀',
    'ä',
    '\u{10ffff}',
    '\ue000',
    '\ufffe',
  ],
  ...[
    '{{ x }}',
    '# c',
    '#',
    'kind: ',
    'Kind: Pod',
    '{"a": 1}',
    '{"a": 1}{"b": 2}',
    '{"a": "\\u0000"}',
    '[1, 2',
    '}',
    ']',
    'a: b',
    'a:',
    ':a',
    '-',
    '--',
  ],
];

/** The insertions before a value: properties, other styles. */
const VALUES: readonly string[] = [
  '"',
  "'",
  '|\n    ',
  '>\n    ',
  '[',
  '{',
  '&a ',
  '*a',
  '!!str ',
  '!!int ',
  '!!binary ',
  '! ',
  '- ',
  '? ',
  '  ',
  '\n',
  '\n  ',
  '\t',
  '#',
  ': ',
  'x: ',
  '"a\n',
  "'a\n",
];

/** A text with one to four faults, of the kinds that people, tools and attackers put into it. */
export function spoiled(text: string, random: Random): string {
  let result = text;
  const count = random.weighted([
    [5, 1],
    [3, 2],
    [1, 4],
  ]);
  for (let at = 0; at < count; at++) result = spoiledOnce(result, random);
  return result;
}

function spoiledOnce(text: string, random: Random): string {
  const at = random.index(text.length + 1);
  const lines = text.split('\n');
  const line = random.index(lines.length);
  const content = lines[line] ?? '';
  const withLine = (...instead: readonly string[]) =>
    [...lines.slice(0, line), ...instead, ...lines.slice(line + 1)].join('\n');
  const kind = random.weighted([
    [8, 'insert'],
    [4, 'delete'],
    [4, 'replace'],
    [5, 'value'],
    [3, 'indent'],
    [2, 'outdent'],
    [2, 'double'],
    [2, 'remove'],
    [2, 'swap'],
    [2, 'continue'],
    [1, 'cut'],
    [1, 'returns'],
    [1, 'tabs'],
    [1, 'mark'],
    [1, 'long'],
    [1, 'deep'],
    [1, 'merge'],
    [1, 'aliases'],
  ] as const);
  const piece = random.pick(PIECES);
  switch (kind) {
    case 'insert':
      return text.slice(0, at) + piece + text.slice(at);
    case 'delete':
      return text.slice(0, at) + text.slice(at + 1 + random.index(4));
    case 'replace':
      return text.slice(0, at) + piece + text.slice(at + 1 + random.index(3));
    case 'value':
      return withLine(content.replace(/(: |- )(?=\S)/, (before) => before + random.pick(VALUES)));
    case 'indent':
      return withLine(' '.repeat(1 + random.index(3)) + content);
    case 'outdent':
      return withLine(content.replace(/^ {1,2}/, ''));
    case 'double':
      return withLine(content, content);
    case 'remove':
      return withLine();
    case 'swap':
      return withLine(lines[random.index(lines.length)] ?? '');
    case 'continue':
      return withLine(content.replaceAll(' ', () => (random.chance(0.3) ? '\n' : ' ')));
    case 'cut':
      return text.slice(0, at);
    case 'returns':
      return text.replaceAll('\n', random.pick(['\r\n', '\r', '\u0085', '\r\r\n']));
    case 'tabs':
      return withLine(content.replace(/ +/, '\t'));
    case 'mark':
      return `\ufeff${text}`;
    case 'long':
      return withLine(`${content}${'x'.repeat(900 + random.index(250))}: y`);
    case 'deep':
      return deepened(text, line, lines, random);
    case 'merge':
      return withLine(
        content,
        `${/^[ -]*/.exec(content)?.[0].replaceAll('-', ' ') ?? ''}<<: ${random.pick(['*a', '{x: 1}', '[{x: 1}, {x: 2}]', '[*a]', '5', '~'])}`,
      );
    case 'aliases':
      return `${text}\nb: &b [${'x,'.repeat(1 + random.index(40))}]\nc: &c [${'*b,'.repeat(1 + random.index(60))}]\nd: [${'*c,'.repeat(random.index(60))}]\n`;
  }
}

function deepened(text: string, line: number, lines: readonly string[], random: Random): string {
  const depth = random.pick([5, 99, 101, 5000, 9999, 10_000, 10_001]);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{a: ', '}'],
    ['- ', ''],
    ['[{a: [', ']}]'],
  ] as const);
  const nested = `${open.repeat(depth)}x${close.repeat(depth)}`;
  return random.chance(0.5)
    ? `${text}\nz: ${nested}\n`
    : [...lines.slice(0, line), nested, ...lines.slice(line)].join('\n');
}
