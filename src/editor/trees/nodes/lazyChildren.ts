import type { TreeNode } from './treeNode.ts';

/** The row with children, at least one, that are made when they are first looked at: most rows are never opened. */
export function withLazyChildren(row: Omit<TreeNode, 'children'>, make: () => readonly TreeNode[]): TreeNode {
  let made: readonly TreeNode[] | undefined;
  return {
    ...row,
    opens: true,
    get children() {
      made ??= make();
      return made;
    },
  };
}
