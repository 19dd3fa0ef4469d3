import type { Span } from '../source/span.ts';

/** The kind and the API version that a document of Kubernetes states in plain values. */
export interface DocumentType {
  readonly kind: string;
  /** Absent if there is none. */
  readonly version?: string;
  /** The entry of the kind. */
  readonly span: Span;
}
