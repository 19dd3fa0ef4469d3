import { type Finding, joined, type Location, phrase, type Severity, type Text } from '../../core/index.ts';
import type { Status } from './treeNode.ts';

/** The findings of a node by file, for asking place by place. */
export class FindingIndex {
  readonly #byFile = new Map<string, Finding[]>();
  readonly #related = new Map<string, Finding[]>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      append(this.#byFile, finding.at.uri, finding);
      for (const uri of new Set(finding.related.map((place) => place.uri))) append(this.#related, uri, finding);
    }
  }

  /** Those that touch the place, in their own order, each once. */
  at(places: readonly Location[]): readonly Finding[] {
    const found = new Set<Finding>();
    for (const place of places) {
      for (const finding of this.#byFile.get(place.uri) ?? []) if (touches(finding.at, place)) found.add(finding);
    }
    return [...found];
  }

  /** Those told elsewhere that point at the place, each once. */
  pointingAt(places: readonly Location[]): readonly Finding[] {
    const found = new Set<Finding>();
    for (const place of places) {
      for (const finding of this.#related.get(place.uri) ?? []) {
        if (finding.related.some((related) => related.uri === place.uri && touches(related, place))) found.add(finding);
      }
    }
    return [...found];
  }

  inFile(uri: string): readonly Finding[] {
    return this.#byFile.get(uri) ?? [];
  }
}

function touches(a: Location, b: Location): boolean {
  return a.span.start <= b.span.end && a.span.end >= b.span.start;
}

function append(map: Map<string, Finding[]>, key: string, finding: Finding): void {
  const known = map.get(key);
  if (known) known.push(finding);
  else map.set(key, [finding]);
}

/** Errors are bad, warnings are warnings; lesser findings change nothing. */
export function statusOfFindings(findings: readonly Finding[]): Status {
  if (findings.some(({ severity }) => severity === 'error')) return 'bad';
  return findings.some(({ severity }) => severity === 'warning') ? 'warning' : 'none';
}

/** "2 errors, 1 warning"; nothing where there is neither. */
export function countText(findings: readonly Finding[]): readonly Text[] {
  const countOf = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings] = [countOf('error'), countOf('warning')];
  const counts = [
    ...(errors > 0 ? [errors === 1 ? phrase('1 error') : phrase('{count} errors', { count: errors })] : []),
    ...(warnings > 0 ? [warnings === 1 ? phrase('1 warning') : phrase('{count} warnings', { count: warnings })] : []),
  ];
  return counts.length === 0 ? [] : [joined(counts, ', ')];
}
