import assert from 'node:assert/strict';
import { csv } from '../../../../src/core/model/text/csv.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { joined, phrase } from '../../../../src/core/model/text/text.ts';
import { untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { HOSTILE_VALUES } from './hostileValues.ts';

/** As a spreadsheet reads it that takes `separator` between cells: quotes count at the start of a cell only. */
function cellsOf(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] === '"' && text[++at] !== '"') break;
        cell += text[at];
      }
    }
    while (at < text.length && text[at] !== separator && !/[\r\n]/.test(text[at] ?? '')) cell += text[at++];
    rows.at(-1)?.push(cell);
    if (text[at] === separator) {
      at++;
      if (at >= text.length) rows.at(-1)?.push('');
      continue;
    }
    if (text.startsWith('\r\n', at)) at += 2;
    else if (at < text.length) at++;
    if (at < text.length) rows.push([]);
  }
  return rows;
}

const SEPARATORS = [',', ';', '\t', '|'];
const STARTS = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '"=',
  '\'"=',
  '\t=',
  '\r=',
  '\n=',
  '\0=',
  '\u{feff}=',
];

function assertNoFormula(text: string): void {
  for (const separator of SEPARATORS) {
    for (const cell of cellsOf(text, separator).flat()) {
      assert.doesNotMatch(cell, /^[\s"]*[=+\-@＝＋－＠]/, `${JSON.stringify(separator)}: ${text}`);
    }
  }
}

describe('csv', () => {
  it('ends each row with CRLF and quotes what needs it', () => {
    assert.equal(
      csv([
        ['a', 'b,c'],
        ['say "x"', joined(['two', 'lines'], '\n')],
      ]),
      'a,"b,c"\r\n"say ""x""","two\nlines"\r\n',
    );
  });

  it('reads back as what is shown, where nothing is computed', () => {
    const values = Object.values(HOSTILE_VALUES).filter((value) => !/[=+\-@]/.test(value));
    const [row] = cellsOf(csv([['a', ...values, 'z']]), ',');
    assert.deepEqual(row, ['a', ...values.map((value) => plainText(untrusted(value))), 'z']);
  });

  for (const start of STARTS) {
    it(`keeps a spreadsheet from computing a cell that begins with ${JSON.stringify(start)}`, () => {
      for (const value of [`${start}1+1`, phrase('{value}', { value: `${start}1+1` })]) {
        const [[first = '', second = ''] = []] = cellsOf(csv([[value, value]]), ',');
        assert.equal(first, second);
        assertNoFormula(csv([[value, value]]));
      }
    });
  }

  it('keeps it from computing a part of a cell, with any separator of cells', () => {
    for (const separator of SEPARATORS) {
      for (const start of STARTS) {
        for (const before of ['', 'a', 'a"', '"a"', 'a""', "'", ' ']) {
          const value = `${before}${separator}${start}1`;
          assertNoFormula(
            csv([
              [value, 'b', value],
              ['c', value],
            ]),
          );
          assertNoFormula(csv([[joined([before, `${start}1`], '\n'), value]]));
        }
      }
    }
  });

  it('leaves alone what no spreadsheet computes', () => {
    const row = ['admin.conf', '<invalid>', 'a=b', '1-2', '!MISSING! apiserver', ''];
    assert.equal(csv([row]), `${row.join(',')}\r\n`);
  });
});
