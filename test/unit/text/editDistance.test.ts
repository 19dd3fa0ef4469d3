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

  it('stops above the limit', () => {
    assert.equal(editDistance('kitten', 'sitting', 3), 3);
    assert.equal(editDistance('kitten', 'sitting', 2), Number.POSITIVE_INFINITY);
    assert.equal(editDistance('ca.crt', '', 2), Number.POSITIVE_INFINITY);
    assert.equal(editDistance('client-ca-file', 'client-ca-fiel', 2), 2);
  });
});
