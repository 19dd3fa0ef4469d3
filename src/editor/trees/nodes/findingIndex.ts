import { derivedFor } from '../../../core/beforeCandidates.ts';
import {
  append,
  type Finding,
  joined,
  type Location,
  phrase,
  type Severity,
  type Text,
  TouchIndex,
} from '../../../core/index.ts';
import type { FailingCertificates } from './failingCertificates.ts';
import type { Status } from './treeNode.ts';

/** The findings of a node by file, for asking place by place. */
export class FindingIndex {
  readonly #byFile = new Map<string, Finding[]>();
  readonly #own: Touching;
  readonly #related: Touching;
  readonly #failing: FailingCertificates;

  constructor(findings: readonly Finding[], failing: FailingCertificates) {
    this.#failing = failing;
    for (const finding of findings) append(this.#byFile, finding.at.uri, finding);
    this.#own = new Touching(findings, ({ at }) => [at]);
    this.#related = new Touching(findings, ({ related }) => related);
  }

  /** The findings that touch the place, in their order, each once. */
  at(places: readonly Location[]): readonly Finding[] {
    return this.#own.at(places);
  }

  /** The findings at other places that point at the place, each once. */
  pointingAt(places: readonly Location[]): readonly Finding[] {
    return this.#related.at(places);
  }

  /** The causes of the broken connections in which the certificate is presented. */
  failing(sha256: string): readonly Finding[] {
    return this.#failing.get(sha256) ?? [];
  }

  inFile(uri: string): readonly Finding[] {
    return this.#byFile.get(uri) ?? [];
  }

  /** The findings of the file that start within the place. */
  within({ uri, span }: Location): readonly Finding[] {
    return this.at([{ uri, span }]).filter(({ at }) => span.start <= at.span.start && at.span.start < span.end);
  }
}

/** The index of the findings, made once: every connection of a node asks for it. */
export const findingIndexOf = derivedFor(
  (findings: readonly Finding[], failing: FailingCertificates) => new FindingIndex(findings, failing),
);

interface Entry {
  readonly place: Location;
  readonly finding: Finding;
  readonly order: number;
}

/** Finds findings by one kind of their places. */
class Touching {
  readonly #byFile = new Map<string, Entry[]>();
  readonly #indexes = new Map<string, TouchIndex<Entry>>();

  constructor(findings: readonly Finding[], placesOf: (finding: Finding) => readonly Location[]) {
    for (const [order, finding] of findings.entries()) {
      for (const place of placesOf(finding)) append(this.#byFile, place.uri, { place, finding, order });
    }
  }

  at(places: readonly Location[]): readonly Finding[] {
    const found = new Set<Finding>();
    for (const { uri, span } of places) {
      const touching = this.#indexOf(uri).touching(span);
      for (const { finding } of touching.toSorted((a, b) => a.order - b.order)) found.add(finding);
    }
    return [...found];
  }

  #indexOf(uri: string): TouchIndex<Entry> {
    const known = this.#indexes.get(uri) ?? new TouchIndex(this.#byFile.get(uri) ?? [], ({ place }) => place.span);
    this.#indexes.set(uri, known);
    return known;
  }
}

/** Errors are bad, warnings are warnings; lesser findings change nothing. */
export function statusOfFindings(findings: readonly Finding[]): Status {
  if (findings.some(({ severity }) => severity === 'error')) return 'bad';
  return findings.some(({ severity }) => severity === 'warning') ? 'warning' : 'none';
}

/** "2 errors, 1 warning"; nothing if there is neither. */
export function countText(findings: readonly Finding[]): readonly Text[] {
  const countOf = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings] = [countOf('error'), countOf('warning')];
  const counts = [
    ...(errors > 0 ? [errors === 1 ? phrase('1 error') : phrase('{count} errors', { count: errors })] : []),
    ...(warnings > 0 ? [warnings === 1 ? phrase('1 warning') : phrase('{count} warnings', { count: warnings })] : []),
  ];
  return counts.length === 0 ? [] : [joined(counts, ', ')];
}
