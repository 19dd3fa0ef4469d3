import type { NodeView } from '../../model/node.ts';

/**
 * The function, asked once for a node and the many rules that look at it. Remembered for the latest node alone: the rules look at one
 * after the other, and what they go by is not worth its memory afterwards.
 */
export function perNode<Value>(make: (node: NodeView) => Value): (node: NodeView) => Value {
  let made = new WeakMap<NodeView, { readonly value: Value }>();
  return (node) => {
    const known = made.get(node);
    if (known) return known.value;
    const value = make(node);
    made = new WeakMap([[node, { value }]]);
    return value;
  };
}
