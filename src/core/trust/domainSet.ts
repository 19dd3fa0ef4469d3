import { asciiLower } from './hostname.ts';

/** The subtrees of domains that one CA permits, or those that it excludes. */
export interface DomainSet {
  /** The constraint that a name lies in, as Go's crypto/x509 prints it; undefined where there is none. */
  matching(name: string): string | undefined;
}

/**
 * Subtrees as Go 1.26 looks them up (dnsConstraints): of several that hold a name the broadest. An empty one holds everything, a leading dot
 * asks for one more label. An excluded one also holds a wildcard that could stand for it (CVE-2025-61727).
 */
export function createDomainSet(constraints: readonly string[], isPermitted: boolean): DomainSet {
  if (constraints.includes('')) return { matching: () => '' };
  const byName = new Map<string, string>();
  for (const constraint of constraints) {
    const name = asciiLower(constraint);
    if (!byName.has(name)) byName.set(name, constraint);
  }
  const parents = isPermitted ? undefined : parentsOf([...byName.keys()]);
  return {
    matching(name) {
      const lower = asciiLower(name);
      for (const suffix of suffixes(lower)) {
        const found = byName.get(suffix);
        if (found !== undefined) return found;
      }
      return lower.startsWith('*') ? parents?.get(withoutFirstLabel(lower)) : undefined;
    },
  };
}

/** "com", ".com", "example.com" of "example.com": the shortest first. */
function* suffixes(name: string): Generator<string> {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    yield name.slice(dot + 1);
    yield name.slice(dot);
  }
  yield name;
}

/** By the name without its first label; of several the last in Go's order. */
function parentsOf(names: readonly string[]): ReadonlyMap<string, string> {
  const ordered = names
    .map((name) => ({ name, order: [...name.replaceAll('.', '\0')].reverse().join('') }))
    .sort((one, other) => (one.order < other.order ? -1 : 1));
  const parents = new Map<string, string>();
  for (const { name } of ordered) if (name.includes('.')) parents.set(withoutFirstLabel(name), name);
  return parents;
}

/** With the dot before the rest; empty for a single label. */
function withoutFirstLabel(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}
