import type { Artifact } from '../../../model/artifacts/artifact.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Span } from '../../../model/source/span.ts';
import type { Description } from '../description.ts';

/** What lies at a place: its extent, what it is, the findings that concern it, and the blocks it holds or names. */
export interface DescribedPlace {
  readonly span: Span;
  readonly description: Description;
  readonly findings: readonly Finding[];
  /** Those that are taken come first. */
  readonly artifacts: readonly Artifact[];
  /** An offset at which `usesAt` answers for this place; absent where nothing can use it. */
  readonly anchor?: number;
  /** The place itself uses what is described: a path that leads to it, a field that holds a copy. */
  readonly isUse?: boolean;
}
