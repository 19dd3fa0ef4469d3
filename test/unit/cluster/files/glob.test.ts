import assert from 'node:assert/strict';
import { globMatcher } from '../../../../src/core/cluster/files/glob.ts';

describe('globMatcher', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['**/backup', ['backup', 'a/backup', 'a/backup/b/c.crt'], ['a/backups', 'backup.crt']],
    ['*.key', ['a.key'], ['x/a.key', 'a.keys']],
    ['**/*.key', ['a.key', 'x/y/a.key'], ['a.crt']],
    ['etc/{pki,ssl}/**', ['etc/pki', 'etc/pki/a', 'etc/ssl/b/c'], ['etc/other/a']],
    ['node?', ['node1', 'node1/etc'], ['node10', 'node']],
    ['node[0-3]', ['node2'], ['node4', 'nodex']],
    ['node[!0-3]', ['node4'], ['node2']],
    ['a.b+c', ['a.b+c'], ['axb+c', 'a.bbc']],
    ['folder/', ['folder', 'folder/x'], ['folders']],
    ['a/**', ['a', 'a/b', 'a/b/c'], ['b/a', 'ab']],
    ['**', ['a', 'a/b'], []],
    ['{a,b{c,d}}/*.crt', ['a/x.crt', 'bc/x.crt', 'bd/x.crt'], ['b/x.crt', 'bcd/x.crt']],
    ['{,x}a', ['a', 'xa'], ['x', 'ya']],
    ['a,b}', ['a,b}'], ['a', 'b}']],
    ['[^ab]', ['c'], ['a']],
    ['[]a]', ['[]a]'], ['a', ']']],
    ['[a/b]', ['[a/b]'], ['a', 'b']],
    ['[-a]', ['-', 'a'], ['b']],
    ['[é-ü]?', ['ê😀'], ['aé']],
    ['*a*a*x', ['aax', 'bacadx'], ['aaa', 'ax']],
  ];
  for (const [pattern, yes, no] of cases) {
    it(pattern, () => {
      const matches = globMatcher([pattern]);
      assert.deepEqual(
        yes.filter((path) => !matches(path)),
        [],
      );
      assert.deepEqual(no.filter(matches), []);
    });
  }
  it('holds for a path that one of several patterns matches', () => {
    const matches = globMatcher(['a', '{b', '*.key']);
    assert.deepEqual(['a', 'a/b', 'x.key', 'b', 'x'].map(matches), [true, true, true, false, false]);
    assert.equal(globMatcher([])('a'), false);
  });

  it('ignores what is no pattern', () => {
    for (const pattern of ['', '{a', '[z-a]', '/', '[!]', 'a'.repeat(10_001)])
      assert.equal(globMatcher([pattern])('a'), false, pattern);
  });
});
