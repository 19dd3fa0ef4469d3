import assert from 'node:assert/strict';
import { csv } from '../../../src/core/output/csv.ts';

describe('csv', () => {
  it('ends each row with CRLF and quotes what needs it', () => {
    assert.equal(
      csv([
        ['a', 'b,c'],
        ['say "x"', 'two\nlines'],
      ]),
      'a,"b,c"\r\n"say ""x""","two\nlines"\r\n',
    );
  });

  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠', ' =', '\t=', '\u{feff}=']) {
    it(`keeps a spreadsheet from computing a cell that begins with ${JSON.stringify(start)}`, () => {
      assert.equal(csv([[`${start}1+1`]]), `"'${start}1+1"\r\n`);
    });
  }

  it('leaves alone what no spreadsheet computes', () => {
    const row = ['admin.conf', '<invalid>', 'a=b', '1-2', '!MISSING! apiserver', ''];
    assert.equal(csv([row]), `${row.join(',')}\r\n`);
  });
});
