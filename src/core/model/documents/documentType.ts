import type { Span } from '../source/span.ts';

/** The kind and the API version that a document of Kubernetes states in plain values. */
export interface DocumentType {
  readonly kind: string;
  /** Absent if there is none. */
  readonly version?: string;
  /** The entry of the kind. */
  readonly span: Span;
  /** Why the component that reads this kind cannot use the content. Absent if nothing is known. */
  readonly unusable?: UnusableContent;
}

/** Fields that a strict reader does not know, a field that is set twice, or a policy without rules. */
export interface UnusableContent {
  readonly is: 'unknownFields' | 'repeatedField' | 'noRules';
  /** Dotted paths, in the order in which the component reports them. */
  readonly fields: readonly string[];
  /** The first of them, or the entry of the kind. */
  readonly span: Span;
}
