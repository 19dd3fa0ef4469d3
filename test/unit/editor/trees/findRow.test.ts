import assert from 'node:assert/strict';
import { untrusted } from '../../../../src/core/index.ts';
import { findRow } from '../../../../src/editor/trees/findRow.ts';
import { withLazyChildren } from '../../../../src/editor/trees/nodes/lazyChildren.ts';
import type { TreeNode } from '../../../../src/editor/trees/nodes/treeNode.ts';
import { renewRows } from '../../../../src/editor/trees/treeRow.ts';

const row = (id: string, uri: string, start: number, end: number, more: Partial<TreeNode> = {}): TreeNode => ({
  id,
  label: untrusted(id),
  status: 'none',
  icon: 'file',
  target: { uri, span: { start, end } },
  children: [],
  ...more,
});

function find(nodes: readonly TreeNode[], uri: string, offset?: number, certificates: readonly string[] = []) {
  return findRow(renewRows([], nodes).rows, { uri, offset, certificates: new Set(certificates) })?.id;
}

describe('findRow', () => {
  const rows = [
    row('ca', 'file:ca', 0, 100, { certificate: 'c0' }),
    row('conf', 'file:conf', 0, 0, {
      children: [
        row('cluster', 'file:conf', 10, 90, { children: [row('data', 'file:conf', 20, 40)] }),
        row('user', 'file:conf', 100, 120),
      ],
    }),
  ];

  it('takes the narrowest place the cursor is in', () => {
    assert.equal(find(rows, 'file:conf', 30), 'data');
    assert.equal(find(rows, 'file:conf', 60), 'cluster');
    assert.equal(find(rows, 'file:conf', 110), 'user');
  });

  it('else takes the first row that leads into the file', () => {
    assert.equal(find(rows, 'file:conf', 500), 'conf');
    assert.equal(find(rows, 'file:conf'), 'conf');
  });

  it('else takes the row of a certificate the file holds a copy of', () => {
    assert.equal(find(rows, 'file:copy', 0, ['c0']), 'ca');
    assert.equal(find(rows, 'file:copy', 0, ['c1']), undefined);
  });

  it('opens no node that does not hold the file', () => {
    const other = withLazyChildren(
      { id: 'n', label: untrusted('n'), status: 'none', icon: 'vm', holds: () => false },
      () => {
        throw new Error('it was opened');
      },
    );
    assert.equal(find([other, ...rows], 'file:ca'), 'ca');
  });
});
