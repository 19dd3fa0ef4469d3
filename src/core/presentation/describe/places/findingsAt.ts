import type { Finding } from '../../../model/finding.ts';
import type { Report } from '../../../model/report.ts';
import type { Location } from '../../../model/source/span.ts';

/** The findings that touch a span, and those at a related place in it. */
export function findingsAt(findings: readonly Finding[], { uri, span }: Location): readonly Finding[] {
  const touches = (at: Location) => at.uri === uri && at.span.start <= span.end && at.span.end >= span.start;
  return findings.filter((finding) => touches(finding.at) || finding.related.some(touches));
}

/** The findings at a place, and all those of the file it leads to. */
export function findingsFor(report: Report, at: Location, target: string | undefined): readonly Finding[] {
  const here = findingsAt(report.findings, at);
  const there = target === undefined || target === at.uri ? [] : report.findings.filter(({ at }) => at.uri === target);
  return [...new Set([...here, ...there])];
}
