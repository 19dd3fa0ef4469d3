/** A restart that must come before another for a connection to hold. */
export interface RestartConstraint {
  /** `component` or `component@node`. */
  readonly restart: string;
  readonly before: string;
  /** The connection that would break, by its place among those compared. */
  readonly because: number;
}

/** An order of the names in the constraints that meets all of them; undefined if there is none. */
export function restartOrder(constraints: readonly RestartConstraint[]): readonly string[] | undefined {
  const waiting = new Set(constraints.flatMap(({ restart, before }) => [restart, before]));
  const order: string[] = [];
  while (waiting.size > 0) {
    const isFree = (name: string) =>
      constraints.every(({ restart, before }) => before !== name || !waiting.has(restart) || restart === name);
    const next = [...waiting].sort().find(isFree);
    if (next === undefined) return undefined;
    waiting.delete(next);
    order.push(next);
  }
  return order;
}
