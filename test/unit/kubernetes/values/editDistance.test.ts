import assert from 'node:assert/strict';
import { editDistance, isNear } from '../../../../src/core/kubernetes/values/editDistance.ts';

describe('editDistance', () => {
  it('counts insertions, deletions and replacements', () => {
    assert.equal(editDistance('', '', 3), 0);
    assert.equal(editDistance('ca.crt', '', 6), 6);
    assert.equal(editDistance('', 'ca.crt', 6), 6);
    assert.equal(editDistance('ca.crt', 'ca.cert', 3), 1);
    assert.equal(editDistance('ca.cert', 'ca.crt', 1), 1);
    assert.equal(editDistance('ca.crt', 'ca.rct', 3), 2);
    assert.equal(editDistance('kitten', 'sitting', 3), 3);
  });

  it('gives more than the most that is asked for where there are more', () => {
    assert.ok(editDistance('kitten', 'sitting', 2) > 2);
    assert.ok(editDistance('a'.repeat(9), 'b'.repeat(9), 3) > 3);
    assert.ok(editDistance('', 'abcd', 3) > 3);
    assert.equal(isNear('kitten', 'sitting', 3), true);
    assert.equal(isNear('kitten', 'sitting', 2), false);
  });
});
