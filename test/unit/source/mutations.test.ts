import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/paths.ts';
import { MUTATED_FILES } from '../../mutations/mutatedFiles.ts';

describe('the mutations', () => {
  it('each change one place of the source', () => {
    const stale = MUTATED_FILES.flatMap(({ file, changes }) => {
      const text = readFileSync(path.join(ROOT, 'src/core', `${file}.ts`), 'utf8');
      return changes.flatMap(([what, find]) => (text.split(find).length === 2 ? [] : `${file}: ${what}`));
    });
    assert.deepEqual(stale, []);
  });

  it('are noticed by tests that exist', () => {
    const tests = MUTATED_FILES.flatMap((mutated) => mutated.tests.map((test) => `test/unit/${test}.test.ts`));
    assert.deepEqual(
      tests.filter((test) => !existsSync(path.join(ROOT, test))),
      [],
    );
  });
});
