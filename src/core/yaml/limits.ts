/** Levels of nesting, aliases followed. A Kubernetes object stays below 20; go-yaml refuses beyond 10,000. */
export const MAX_DEPTH = 100;

/** Damaged documents of one file that are told of one by one. */
export const MAX_PROBLEMS = 100;

/** Nodes of a document with its aliases written out, so that an alias bomb is refused and not walked. */
export const MAX_EXPANDED_NODES = 200_000;
