import assert from 'node:assert/strict';
import { withoutTrailing } from '../../../../src/core/model/source/trailing.ts';

describe('withoutTrailing', () => {
  it('takes away what stands at the end, and nothing before it', () => {
    assert.equal(withoutTrailing('/a//b///', '/'), '/a//b');
    assert.equal(withoutTrailing('///', '/'), '');
    assert.equal(withoutTrailing('a \t ', ' \t'), 'a');
    assert.equal(withoutTrailing('a', '/'), 'a');
  });
});
