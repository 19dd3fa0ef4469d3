import type { Artifact } from '../../../model/artifacts/artifact.ts';
import type { DecodedFile } from '../../../model/decodedFile.ts';
import type { Finding } from '../../../model/finding.ts';
import type { NodeView } from '../../../model/node.ts';
import type { Report } from '../../../model/report.ts';
import type { Location, Span } from '../../../model/source/span.ts';
import type { DescribeContext } from '../context.ts';
import type { Description, DescriptionSection } from '../description.ts';

/** The thing at a place: its extent, its description, the findings about it, and the blocks that it contains or names. */
export interface DescribedPlace {
  readonly span: Span;
  readonly description: Description;
  readonly findings: readonly Finding[];
  /** The used artifacts come first. */
  readonly artifacts: readonly Artifact[];
  /** An offset at which `usesAt` answers for this place; absent if nothing can use it. */
  readonly anchor?: number | undefined;
  /** The place itself uses what is described: a path that leads to it, a field that holds a copy. */
  readonly isUse?: boolean | undefined;
}

/** A place of a file, with the context that its description needs. */
export interface PositionQuery {
  readonly report: Report;
  readonly file: DecodedFile;
  readonly view: NodeView;
  readonly offset: number;
  readonly context: DescribeContext;
  /** Whether the offset lies in the span or before it in its line, with no other field between. */
  covers(span: Span): boolean;
}

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

/** With the connections after what is decoded, before where to read on. */
export function withConnections(
  { title, sections }: Description,
  connections: readonly DescriptionSection[],
): Description {
  const last = sections.filter(({ kind }) => kind === 'reference');
  return { title, sections: [...sections.filter((section) => !last.includes(section)), ...connections, ...last] };
}
