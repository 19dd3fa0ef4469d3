import { asciiLower } from './hostname.ts';

/** The subtrees of domains that one CA permits, or those that it excludes. */
export interface DomainSet {
  /** The constraint that matches a name, as Go's crypto/x509 prints it; undefined if there is none. */
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
  const lengths = [...new Set(Array.from(byName.keys(), (name) => name.length))].sort((one, other) => one - other);
  const parents = isPermitted ? undefined : parentsOf([...byName.keys()]);
  return {
    matching(name) {
      const lower = asciiLower(name);
      for (const length of lengths) {
        const at = lower.length - length;
        if (at < 0) break;
        // Labels count whole.
        if (at > 0 && lower[at] !== '.' && lower[at - 1] !== '.') continue;
        const found = byName.get(lower.slice(at));
        if (found !== undefined) return found;
      }
      return lower.startsWith('*') ? parents?.get(withoutFirstLabel(lower)) : undefined;
    },
  };
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
