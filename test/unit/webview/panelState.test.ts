import assert from 'node:assert/strict';
import { MAX_ZOOM, readState } from '../../../src/webview/graph/panelState.ts';

describe('readState', () => {
  it('gives back what was stored', () => {
    const state = { current: 'x', zoom: 1.2, left: 3, top: 4, day: 20_600, filter: 'etcd', isUnfolded: true };
    assert.deepEqual(readState(state), state);
  });

  it('starts afresh where nothing or something else was stored', () => {
    for (const stored of [undefined, null, 'x', [], { zoom: 'big', left: Number.NaN, top: {}, current: 1, day: 0.5 }]) {
      assert.deepEqual(readState(stored), {
        current: undefined,
        zoom: 1,
        left: 0,
        top: 0,
        day: undefined,
        filter: '',
        isUnfolded: false,
      });
    }
  });

  it('keeps the zoom within bounds', () => {
    assert.equal(readState({ zoom: 1e9 }).zoom, MAX_ZOOM);
  });
});
