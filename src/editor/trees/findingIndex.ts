import type { Finding, Location } from '../../core/index.ts';
import type { Status } from './treeNode.ts';

/** The findings of a node by file, for asking place by place. */
export class FindingIndex {
  readonly #byFile = new Map<string, Finding[]>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      const known = this.#byFile.get(finding.at.uri);
      if (known) known.push(finding);
      else this.#byFile.set(finding.at.uri, [finding]);
    }
  }

  /** Those that touch the place, in their own order, each once. */
  at(places: readonly Location[]): readonly Finding[] {
    const found = new Set<Finding>();
    for (const { uri, span } of places) {
      for (const finding of this.#byFile.get(uri) ?? []) {
        if (finding.at.span.start <= span.end && finding.at.span.end >= span.start) found.add(finding);
      }
    }
    return [...found];
  }

  inFile(uri: string): readonly Finding[] {
    return this.#byFile.get(uri) ?? [];
  }
}

/** Errors are bad, warnings are warnings; lesser findings change nothing. */
export function statusOfFindings(findings: readonly Finding[]): Status {
  if (findings.some(({ severity }) => severity === 'error')) return 'bad';
  return findings.some(({ severity }) => severity === 'warning') ? 'warning' : 'none';
}

/** "2 errors, 1 warning"; undefined where there is neither. */
export function countText(findings: readonly Finding[]): string | undefined {
  const counts = (['error', 'warning'] as const).flatMap((wanted) => {
    const count = findings.filter(({ severity }) => severity === wanted).length;
    return count === 0 ? [] : [`${count} ${wanted}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? undefined : counts.join(', ');
}
