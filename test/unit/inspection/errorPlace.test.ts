import assert from 'node:assert/strict';
import { errorPlace } from '../../../src/core/inspection/errorPlace.ts';

describe('text/errorPlace', () => {
  it('shows where an error was thrown, and nothing of its message', () => {
    const text = errorPlace(new TypeError('one\nQUOTED\n    at QUOTED (x)\n'));
    assert.match(text, /^ +at .*errorPlace\.test\.ts:\d+:\d+\)?/);
    assert.doesNotMatch(text, /QUOTED|\n/);
  });

  it('shows the name alone if the stack cannot be separated from the message', () => {
    const changed = new TypeError('QUOTED');
    // Written when it is first asked for.
    assert.match(changed.stack ?? '', /QUOTED/);
    changed.message = 'another';
    assert.equal(errorPlace(changed), 'TypeError');
    const bare = new RangeError('QUOTED');
    delete bare.stack;
    assert.equal(errorPlace(bare), 'RangeError');
  });

  it('shows the type of a thrown value that is no error', () => {
    assert.deepEqual(['QUOTED', { a: 'QUOTED' }, undefined].map(errorPlace), ['string', 'object', 'undefined']);
  });
});
