import assert from 'node:assert/strict';
import { readExpirationState } from '../../../../src/webview/expiration/expirationState.ts';
import { placeFor } from '../../../../src/webview/expiration/moveInGrid.ts';
import {
  type Filter,
  filteredRows,
  nextSorting,
  type Sorting,
  sortedRows,
} from '../../../../src/webview/expiration/tableModel.ts';
import type { ShownExpiration } from '../../../../src/webview/protocol/expirations.ts';
import { EXPIRATION_WORDS, type ExpirationWords } from '../../../../src/webview/protocol/expirationWords.ts';

const WORDS = Object.fromEntries(EXPIRATION_WORDS.map((word) => [word, word])) as ExpirationWords;

function row(name: string, expires: number | undefined, rest: Partial<ShownExpiration> = {}): ShownExpiration {
  return {
    id: name,
    name,
    node: 'cp-1',
    path: `etc/kubernetes/${name}`,
    subject: `CN of ${name}`,
    state: expires === undefined ? 'missing' : 'valid',
    expires,
    date: expires === undefined ? '' : `day ${expires}`,
    residual: '',
    authority: 'ca',
    managed: 'no',
    opens: true,
    ...rest,
  };
}

const ROWS = [row('b10', 5), row('b9', 3, { state: 'expired' }), row('gone', undefined), row('a', 4)];
const NONE: Filter = { text: '', onlyProblems: false };

describe('sortedRows', () => {
  const names = (sorting: Sorting | undefined) => sortedRows(ROWS, sorting).map(({ name }) => name);

  it('sorts dates as times and names as people count, with what is missing last either way', () => {
    assert.deepEqual(names({ column: 'date', descending: false }), ['b9', 'a', 'b10', 'gone']);
    assert.deepEqual(names({ column: 'residual', descending: true }), ['b10', 'a', 'b9', 'gone']);
    assert.deepEqual(names({ column: 'name', descending: false }), ['a', 'b9', 'b10', 'gone']);
  });

  it('leaves kubeadm’s order where none is wanted', () => {
    assert.deepEqual(names(undefined), ['b10', 'b9', 'gone', 'a']);
  });
});

describe('nextSorting', () => {
  it('goes up, down and back to kubeadm’s order', () => {
    const up = nextSorting(undefined, 'name');
    const down = nextSorting(up, 'name');
    assert.deepEqual([up?.descending, down?.descending, nextSorting(down, 'name')], [false, true, undefined]);
    assert.deepEqual(nextSorting(down, 'date'), { column: 'date', descending: false });
  });
});

describe('filteredRows', () => {
  const names = (filter: Partial<Filter>, isAuthority = false) =>
    filteredRows(ROWS, { ...NONE, ...filter }, isAuthority, WORDS).map(({ name }) => name);

  it('wants every word, in any of the columns, in capitals or not', () => {
    assert.deepEqual(names({ text: '  B9   cP-1 ' }), ['b9']);
    assert.deepEqual(names({ text: 'expired' }), ['b9']);
    assert.deepEqual(names({ text: 'b9 a10' }), []);
    assert.equal(names({ text: ' ' }).length, 4);
  });

  it('leaves what is not valid', () => {
    assert.deepEqual(names({ onlyProblems: true }), ['b9', 'gone']);
  });

  it('leaves the ends of a mark, of the mark’s own table', () => {
    const range = { from: 3, to: 4, isAuthority: false };
    assert.deepEqual(names({ range }), ['b9', 'a']);
    assert.deepEqual(names({ range }, true), []);
  });
});

describe('readExpirationState', () => {
  it('starts with what ends first', () => {
    const { filter, certificates, top } = readExpirationState(undefined);
    assert.deepEqual(filter, { ...NONE, range: undefined });
    assert.deepEqual(certificates.sorting, { column: 'date', descending: false });
    assert.equal(top, 0);
  });

  it('comes back as it was stored, kubeadm’s order included', () => {
    const state = {
      filter: { text: 'x', onlyProblems: true, range: { from: 1, to: 2, isAuthority: true } },
      certificates: { sorting: undefined, current: { row: 'r', column: 3 } },
      authorities: { sorting: { column: 'managed', descending: true }, current: { row: undefined, column: 0 } },
      top: 40,
      day: 20_600,
    };
    assert.deepEqual(readExpirationState(JSON.parse(JSON.stringify(state))), state);
  });

  it('takes nothing that is none', () => {
    const { filter, authorities } = readExpirationState({
      filter: { text: 7, range: { from: '1' } },
      authorities: { sorting: { column: 'x' }, current: { column: -1 } },
    });
    assert.deepEqual(filter, { ...NONE, range: undefined });
    assert.deepEqual(authorities, { sorting: undefined, current: { row: undefined, column: 0 } });
  });
});

describe('placeFor', () => {
  const from = (key: string, control = false) => placeFor(key, control, { row: 5, column: 1 }, 8, 3);

  it('moves within the table and no further', () => {
    assert.deepEqual(from('ArrowUp'), { row: 4, column: 1 });
    assert.deepEqual(from('ArrowRight'), { row: 5, column: 2 });
    assert.deepEqual(from('PageDown'), { row: 8, column: 1 });
    assert.deepEqual(from('PageUp'), { row: 0, column: 1 });
    assert.deepEqual(from('Home'), { row: 5, column: 0 });
    assert.deepEqual(from('End', true), { row: 8, column: 3 });
  });

  it('leaves other keys to others', () => {
    assert.deepEqual([from('Enter'), from('a'), from('ArrowUp', true)], [undefined, undefined, undefined]);
  });
});
