import type { Text } from '../../model/text/text.ts';

/** Whether the two sides of a row agree. */
export type Difference = 'same' | 'different' | 'only left' | 'only right';

/** One thing about two certificates. A side is absent if its certificate says nothing of it. */
export interface ComparisonRow {
  readonly label: Text;
  readonly left?: Text | undefined;
  readonly right?: Text | undefined;
  readonly difference: Difference;
  /** The members of a set, such as names, and the sides that have them. Their order means nothing. */
  readonly members?: readonly ComparisonMember[] | undefined;
  /** True for values people compare character by character. */
  readonly code?: boolean;
}

export interface ComparisonMember {
  readonly value: Text;
  readonly side: 'both' | 'left' | 'right';
}

/** Two certificates side by side. */
export interface Comparison {
  /** The conclusions from the differences, most important first. */
  readonly verdicts: readonly Text[];
  readonly rows: readonly ComparisonRow[];
}
