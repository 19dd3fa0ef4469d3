import type { Artifact } from '../../../model/artifacts/artifact.ts';
import type { Span } from '../../../model/source/span.ts';
import type { Description } from '../description.ts';

/** A field that has no certificate in it, and of which there is something to tell all the same. */
export interface DescribedField {
  /** The value, quotes left out. */
  readonly span: Span;
  describe(): DescribedContent;
}

export interface DescribedContent {
  readonly description: Description;
  /** The artifacts in the files that the field means, such as the CA with a hash's key. */
  readonly artifacts?: readonly Artifact[];
  /** The place uses what is described: a path that leads to it. */
  readonly isUse?: boolean;
}
