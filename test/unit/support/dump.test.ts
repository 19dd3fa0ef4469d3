import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNode } from '../../../scripts/run.ts';
import { dumpDifferences } from '../../dump/compareDumps.ts';
import { suiteWorkspaces } from '../../dump/workspaces.ts';

describe('dumps of the suites', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dump-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => path.join(folder, name);

  function put(name: string, files: Readonly<Record<string, string>>): string {
    mkdirSync(at(name));
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(at(name), file), text);
    return at(name);
  }

  it('names each workspace once', () => {
    const names = suiteWorkspaces(2).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const kind of ['fault ', 'layout ', 'pair ', 'example ', 'node 0001 correct', 'node 0001 leaf expired'])
      assert.ok(
        names.some((name) => name.startsWith(kind)),
        kind,
      );
  });

  it('are byte for byte the same in two processes, whose keys would else differ', () => {
    for (const name of ['one', 'two']) {
      assert.equal(runNode(['test/dump/run.ts', at(name), '--nodes=1', '--only=expired']), 0);
    }
    assert.deepEqual(dumpDifferences(at('one'), at('two')), []);
  });

  it('differ by the files that only one has, and by lines', () => {
    const before = put('before', { same: 'a\nb', gone: '', changed: 'a\nb\nc\nd\n' });
    const now = put('now', { same: 'a\nb', added: '', changed: 'a\nX\nY\nd\n' });
    assert.deepEqual(dumpDifferences(before, now), [
      [`added: only in ${now}`],
      ['changed', '  - 2: b', '  - 3: c', '  + 2: X', '  + 3: Y'],
      [`gone: only in ${before}`],
    ]);
  });

  it('show only the first lines that differ', () => {
    const before = put('short', { text: 'a\nz' });
    const now = put('long', { text: `a\n${'b\n'.repeat(8)}z` });
    const shown = Array.from({ length: 5 }, (_, line) => `  + ${line + 2}: b`);
    assert.deepEqual(dumpDifferences(before, now), [['text', ...shown, '  + and 3 more lines']]);
  });

  it('are not compared where there is none', () => {
    assert.throws(() => dumpDifferences(put('empty', {}), put('empty too', {})));
  });
});
