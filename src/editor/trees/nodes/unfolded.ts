import { withLazyChildren } from './lazyChildren.ts';
import { isOpenable, type TreeNode } from './treeNode.ts';

/** The rows with all below them open. Their ids are others, as a view remembers what was closed by id. */
export function unfolded(rows: readonly TreeNode[]): readonly TreeNode[] {
  return rows.map((row) => {
    const { children, ...own } = row;
    const open = { ...own, id: `${row.id}?unfolded`, expanded: true };
    return isOpenable(row) ? withLazyChildren(open, () => unfolded(children)) : { ...open, children: [] };
  });
}
