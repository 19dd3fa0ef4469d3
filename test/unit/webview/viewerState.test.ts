import assert from 'node:assert/strict';
import { readMemo, readTarget } from '../../../src/editor/viewer/target.ts';
import { readViewerState } from '../../../src/webview/certificate/viewerState.ts';

describe('readViewerState', () => {
  it('gives back what was stored', () => {
    const state = { memo: '{}', shown: 'x', view: 'structure', element: 7, onlyDifferences: true, top: 40 } as const;
    assert.deepEqual(readViewerState(state), state);
  });

  it('starts afresh where nothing or something else was stored', () => {
    const fresh = { memo: undefined, shown: undefined, view: 'overview', element: 0, onlyDifferences: false, top: 0 };
    const odd = { memo: 1, shown: {}, view: 'other', element: -1, onlyDifferences: 'yes', top: Number.NaN };
    for (const stored of [undefined, null, 'x', [], odd]) assert.deepEqual(readViewerState(stored), fresh);
  });
});

describe('the memory of a page', () => {
  it('gives its host back what it is about', () => {
    const target = { uri: 'file:///x', id: 'certificate a' };
    assert.deepEqual(readTarget(readMemo({ memo: JSON.stringify(target), top: 3 })), target);
    assert.deepEqual(readTarget({ uri: 'file:///x' }), { uri: 'file:///x', id: undefined });
  });

  it('is nothing where it is none of ours', () => {
    for (const state of [undefined, null, {}, { memo: 1 }, { memo: '{' }]) assert.equal(readMemo(state), undefined);
    for (const target of [undefined, null, 'x', {}, { uri: 1 }, { uri: 'x', id: 1 }]) {
      assert.equal(readTarget(target), undefined);
    }
  });
});
