import type { NodeView } from '../../nodes/node.ts';

/** The function, asked once a node: views are immutable, and many rules ask the same. */
export function perNode<Value>(make: (node: NodeView) => Value): (node: NodeView) => Value {
  const made = new WeakMap<NodeView, { readonly value: Value }>();
  return (node) => {
    const known = made.get(node) ?? { value: make(node) };
    made.set(node, known);
    return known.value;
  };
}
