import assert from 'node:assert/strict';
import { editDistance } from '../../../src/core/text/editDistance.ts';

describe('editDistance', () => {
  it('counts insertions, deletions and replacements', () => {
    assert.equal(editDistance('', ''), 0);
    assert.equal(editDistance('ca.crt', ''), 6);
    assert.equal(editDistance('ca.crt', 'ca.cert'), 1);
    assert.equal(editDistance('ca.crt', 'ca.rct'), 2);
    assert.equal(editDistance('kitten', 'sitting'), 3);
  });
});
