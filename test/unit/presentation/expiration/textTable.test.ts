import assert from 'node:assert/strict';
import { textTable } from '../../../../src/core/presentation/expiration/expirationTable.ts';

describe('textTable', () => {
  it('fills every cell but the last to the widest of its column and three blanks', () => {
    assert.equal(
      textTable([
        ['CERTIFICATE', 'B', 'END'],
        ['a', 'long enough cell', 'no      '],
        ['!MISSING! x', '', ''],
      ]),
      [
        'CERTIFICATE   B                  END\n',
        'a             long enough cell   no      \n',
        '!MISSING! x                      \n',
      ].join(''),
    );
  });
  it('makes no column narrower than ten', () => assert.equal(textTable([['a', 'b']]), 'a         b\n'));
});
