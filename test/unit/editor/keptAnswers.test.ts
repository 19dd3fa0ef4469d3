import assert from 'node:assert/strict';
import { AsyncCache } from '../../../src/editor/inspection/asyncCache.ts';

describe('answers that are kept', () => {
  let asked: string[];
  let kept: AsyncCache<string>;
  const get = (uri: string) =>
    kept.get(uri, async () => {
      asked.push(uri);
      return `answer ${asked.length}`;
    });
  beforeEach(() => {
    asked = [];
    kept = new AsyncCache();
  });

  it('are asked for once', async () => {
    assert.equal(await get('file:///a/b'), 'answer 1');
    assert.equal(await get('file:///a/b'), 'answer 1');
    assert.deepEqual(asked, ['file:///a/b']);
  });

  it('are known without asking', async () => {
    assert.equal(kept.known('file:///a/b'), undefined);
    await get('file:///a/b');
    assert.equal(await kept.known('file:///a/b'), 'answer 1');
    assert.equal(asked.length, 1);
  });

  it('are forgotten with their folder, also where it is made and forgotten again', async () => {
    for (let times = 1; times <= 3; times++) {
      await get('file:///a/folder/below/b');
      await get('file:///a/folder-beside/b');
      kept.forget(new Set(['file:///a/folder']));
      assert.equal(kept.known('file:///a/folder/below/b'), undefined);
      assert.ok(kept.known('file:///a/folder-beside/b'));
    }
    assert.equal(asked.length, 4);
    kept.forget(new Set(['file:///a']));
    assert.equal(kept.known('file:///a/folder-beside/b'), undefined);
  });
});
