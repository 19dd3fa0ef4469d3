import type { Draw } from '../draw.ts';

const WORDS = [
  'a',
  'kind',
  'apiVersion',
  'Config',
  'Pod',
  'Secret',
  'List',
  'v1',
  'clusters',
  'users',
  'name',
  'user',
  'data',
  'spec',
  'items',
  'metadata',
  'true',
  'null',
  '~',
  '1',
  '0o7',
  '1:30',
  '.nan',
  '2026-06-01',
  '"q"',
  "'s'",
  '""',
  '*b',
  '&b c',
  '!!str x',
  '!x y',
  'a: b',
  '- c',
  '[d]',
  '{e: f}',
  '|',
  '>-',
  '#x',
  '\u{202e}',
  'x y',
  '=',
  '<<',
  '@',
  '%',
];

/** YAML made up: nested blocks and flows, anchors, tags, scalars of every style, right and wrong. */
export function randomYaml(draw: Draw): string {
  const documents = Array.from({ length: 1 + draw.small(3) }, () => block(draw, 0, 1));
  return documents.join(draw.chance(4) ? '\n...\n' : '\n---\n');
}

function block(draw: Draw, indent: number, depth: number): string {
  const pad = ' '.repeat(indent);
  const lines: string[] = [];
  const isList = draw.chance(3);
  for (let count = draw.small(7); count >= 0; count--) {
    const head = isList ? '-' : `${draw.chance(12) ? '? ' : ''}${draw.pick(WORDS)}:`;
    const step = 1 + draw.below(4);
    if (depth < 9 && draw.chance(3)) lines.push(`${pad}${head}${prefix(draw)}`, block(draw, indent + step, depth + 1));
    else lines.push(`${pad}${head} ${scalar(draw, indent + step)}`);
  }
  return lines.join(draw.chance(30) ? '\r\n' : '\n');
}

function prefix(draw: Draw): string {
  return draw.chance(6) ? draw.pick([' &b', ' !!map', ' &c !x', ' # note']) : '';
}

function scalar(draw: Draw, indent: number): string {
  const word = draw.pick(WORDS);
  switch (draw.below(8)) {
    case 0:
      return flow(draw, 1);
    case 1:
      return JSON.stringify(word);
    case 2:
      return `'${word}`;
    case 3:
      return `${draw.pick(['|', '>', '|-', '>+', '|2', '|9'])}\n${' '.repeat(indent)}${word}\n${' '.repeat(indent + 1)}${word}`;
    case 4:
      return `&${draw.pick(['b', 'c', '_'])} ${word}`;
    case 5:
      return `*${draw.pick(['b', 'c', 'd'])}`;
    default:
      return word;
  }
}

function flow(draw: Draw, depth: number): string {
  const parts = Array.from({ length: draw.small(5) }, () =>
    depth < 8 && draw.chance(3) ? flow(draw, depth + 1) : draw.pick(WORDS),
  );
  if (draw.chance(2)) return `[${parts.join(', ')}${draw.chance(20) ? '' : ']'}`;
  return `{${parts.map((part) => `${draw.pick(WORDS)}: ${part}`).join(', ')}${draw.chance(20) ? '' : '}'}`;
}
