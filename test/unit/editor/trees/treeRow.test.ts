import assert from 'node:assert/strict';
import { phrase, untrusted } from '../../../../src/core/index.ts';
import { withLazyChildren } from '../../../../src/editor/trees/nodes/lazyChildren.ts';
import type { TreeNode } from '../../../../src/editor/trees/nodes/treeNode.ts';
import { renewRows, TreeRow } from '../../../../src/editor/trees/treeRow.ts';

function node(id: string, children: readonly TreeNode[] = [], description = ''): TreeNode {
  return { id, label: untrusted(id), description: untrusted(description), status: 'good', icon: 'file', children };
}

/** A row whose children must not be made. */
function closed(id: string, description = ''): TreeNode {
  const row = { id, label: untrusted(id), description: untrusted(description), status: 'good', icon: 'file' } as const;
  return withLazyChildren(row, () => {
    throw new Error(`${id} was opened`);
  });
}

const ids = (rows: readonly TreeNode[]) => rows.map(({ id }) => id);

describe('renewRows', () => {
  it('keeps the very rows, and draws none again where nothing has changed', () => {
    const before = renewRows([], [node('a', [node('b')]), node('c')]).rows;
    const [child] = before[0]?.children ?? [];
    const { rows, isSameList, changed } = renewRows(before, [node('a', [node('b')]), node('c')]);
    assert.deepEqual([isSameList, changed], [true, []]);
    assert.equal(rows[0], before[0]);
    assert.equal(rows[0]?.children[0], child);
    assert.equal(child?.parent, rows[0]);
  });

  it('draws again only the row that has changed, however deep it lies', () => {
    const before = renewRows([], [node('a', [node('b'), node('c')])]).rows;
    assert.equal(before[0]?.children.length, 2);
    const { changed } = renewRows(before, [node('a', [node('b'), node('c', [], 'new')])]);
    assert.deepEqual(ids(changed), ['c']);
    assert.deepEqual(before[0]?.children[1]?.description, untrusted('new'));
  });

  it('draws a row again by what it says, not by the objects it says it with', () => {
    const reported = (count: number) => ({ ...node('a'), spoken: phrase('{count} problems', { count }) });
    const before = renewRows([], [reported(2)]).rows;
    assert.deepEqual(renewRows(before, [reported(2)]).changed, []);
    assert.deepEqual(ids(renewRows(before, [reported(3)]).changed), ['a']);
  });

  it('draws a row again below which one came or went', () => {
    const before = renewRows([], [node('a', [node('b')])]).rows;
    const [child] = before[0]?.children ?? [];
    const { changed, isSameList } = renewRows(before, [node('a', [node('new'), node('b')])]);
    assert.deepEqual([ids(changed), isSameList], [['a'], true]);
    assert.equal(before[0]?.children[1], child);
  });

  it('notices that top rows were added, removed or moved', () => {
    const before = renewRows([], [node('a'), node('b')]).rows;
    for (const nodes of [[node('a')], [node('b'), node('a')], [node('a'), node('b'), node('c')]]) {
      assert.equal(renewRows(before, nodes).isSameList, false);
    }
  });

  it('opens nothing that nobody has opened', () => {
    const before = renewRows([], [closed('a'), closed('b')]).rows;
    const { changed } = renewRows(before, [closed('a', 'new'), closed('b')]);
    assert.deepEqual(ids(changed), ['a']);
  });

  it('draws a row again whose tooltip was shown: the view would keep the old one', () => {
    const row = new TreeRow(node('a'));
    row.explained();
    assert.deepEqual(row.renew(node('a')), [row]);
    assert.deepEqual(row.renew(node('a')), []);
  });
});
