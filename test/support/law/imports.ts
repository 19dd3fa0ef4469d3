import path from 'node:path';

/** An import of one file of the project by another, types included. Paths are from the root, with "/". */
export interface Import {
  readonly from: string;
  readonly line: number;
  readonly to: string;
}

/** `import … from './x.ts'`, `export … from`, `import './x.ts'`, `import('./x.ts')` as value and as type. */
const SPECIFIER = /\b(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

/** Every import of a project's own files in the given sources, which are keyed by path. */
export function importsOf(sources: ReadonlyMap<string, string>): readonly Import[] {
  return [...sources].flatMap(([from, text]) =>
    [...text.matchAll(SPECIFIER)].map(({ 1: specifier = '', index }) => ({
      from,
      line: text.slice(0, index).split('\n').length,
      to: path.posix.join(path.posix.dirname(from), specifier),
    })),
  );
}

/** Groups of names that import each other in a circle, each in order; empty if there is none. */
export function circlesOf(edges: Iterable<readonly [string, string]>): readonly (readonly string[])[] {
  const targets = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    if (from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const reached = new Map([...targets.keys()].map((name) => [name, reachableFrom(name, targets)]));
  const circles = new Map<string, readonly string[]>();
  for (const [name, below] of reached) {
    if (!below.has(name)) continue;
    const circle = [...below].filter((other) => reached.get(other)?.has(name)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function reachableFrom(name: string, targets: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const target of targets.get(next) ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return seen;
}
