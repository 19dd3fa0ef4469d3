import { HOSTILE_VALUES } from '../../unit/model/text/hostileValues.ts';
import type { Draw } from '../draw.ts';

/** Pieces with a meaning in YAML, PEM, shells, units, Markdown, HTML, terminals or spreadsheets. */
const PIECES = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '  ',
    '---\n',
    '...\n',
    ': ',
    '- ',
    '"',
    "'",
    '|\n',
    '>-\n',
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    '&a ',
    '*a',
    '!!binary ',
    '!!str ',
    '<<: *a',
    '? ',
    '%YAML 1.1\n',
    '@',
    '`',
    '~',
    'null',
    'yes',
    '0x1f',
    '1e999',
    '.inf',
  ],
  ...[
    '-----BEGIN CERTIFICATE-----\n',
    '-----END CERTIFICATE-----\n',
    '-----BEGIN X-----',
    '-----',
    '=',
    '==',
    'LS0tLS1CRUdJTi',
    'MII',
    'Proc-Type: 4,ENCRYPTED\n',
    '\\n',
  ],
  ...[
    '\\',
    '\\\n',
    '$',
    '$X',
    `\${X}`,
    '$(id)',
    '%i',
    '%n',
    '{{ .x }}',
    '{% x %}',
    '--',
    '=',
    '/',
    '../',
    '//',
    '..',
    '~/',
    'file:///etc',
    'https://[::1',
    ':99999',
    '[::]',
    '*.',
    '0.0.0.0/33',
    '\u{0}',
    '\u{feff}',
    '\u{202e}',
    '\u{2028}',
    '\u{2066}',
    '\u{200b}',
    '\u{85}',
    '\u{1b}[31m',
    '\u{1b}]8;;x\u{7}',
    '\u{d800}',
    '\u{10ffff}',
    '😀',
    'ß',
    'İ',
    '</script>',
    '<b>',
    '](command:x)',
    '&#60;',
    '=1+1',
    '9999999999999999999999',
    '-1',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...Object.values(HOSTILE_VALUES),
  // Pieces that may cost more than their length.
  ...[
    '\t'.repeat(400),
    `--a${' '.repeat(400)}x`,
    '='.repeat(400),
    '# kubernetes-pki-disable-next-line trust/x\n'.repeat(20),
    `https://${'a'.repeat(300)}:${'b'.repeat(300)}@`,
    '-----BEGIN '.repeat(30),
    `${'['.repeat(120)}${']'.repeat(120)}`,
    '*a, '.repeat(100),
  ],
] as const;

const KEY_LINE = /^\s*[\w+/]{30,}=*\s*$/;

/** The text with a few edits by character, word or line. Lines keep their order often enough to still be understood. */
export function mutateText(text: string, draw: Draw): string {
  let mutated = text;
  for (let count = 1 + draw.small(6); count > 0; count--) mutated = step(mutated, draw);
  return mutated;
}

function step(text: string, draw: Draw): string {
  const at = draw.below(text.length + 1);
  const length = 1 + draw.small(30);
  switch (draw.below(11)) {
    case 0:
      return text.slice(0, at) + draw.pick(PIECES) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + String.fromCharCode(draw.below(draw.chance(4) ? 0x10000 : 128)) + text.slice(at + 1);
    case 3:
      return draw.chance(3) ? text.slice(0, at) : text.slice(0, at) + text.slice(at + 1);
    case 4:
      return editLines(text, draw, (lines, line) => lines.splice(line, 1));
    case 5:
      return editLines(text, draw, (lines, line) => lines.splice(line, 0, lines[line] ?? ''));
    case 6:
      return editLines(text, draw, (lines, line) => {
        lines[line] = draw.chance(2) ? `  ${lines[line]}` : (lines[line] ?? '').replace(/^ {1,2}/, '');
      });
    case 7:
      return editLines(text, draw, (lines, line) => {
        const other = draw.below(lines.length);
        // A line of a key in a certificate's place would be reported as public, and rightly so.
        if ([line, other].some((one) => KEY_LINE.test(lines[one] ?? ''))) return;
        [lines[line], lines[other]] = [lines[other] ?? '', lines[line] ?? ''];
      });
    case 8:
      return editLines(text, draw, (lines, line) => {
        lines[line] = (lines[line] ?? '').replace(/([:=]\s*)\S.*$/, (_, before: string) => before + draw.pick(PIECES));
      });
    case 9:
      return editLines(text, draw, (lines, line) => {
        lines[line] = (lines[line] ?? '').replace(/[\w-]+(?=[:=])/, () => draw.pick(PIECES).trim());
      });
    default:
      return text.slice(0, at) + text.slice(at, at + length).repeat(1 + draw.small(200)) + text.slice(at);
  }
}

function editLines(text: string, draw: Draw, edit: (lines: string[], line: number) => void): string {
  const lines = text.split('\n');
  edit(lines, draw.below(lines.length));
  return lines.join('\n');
}
