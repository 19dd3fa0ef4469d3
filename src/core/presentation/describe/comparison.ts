import type { Text } from '../../model/text/text.ts';

/** Whether the two sides of a row agree. */
export type Difference = 'same' | 'different' | 'only left' | 'only right';

/** One thing about two certificates. A side is absent where its certificate says nothing of it. */
export interface ComparisonRow {
  readonly label: Text;
  readonly left?: Text;
  readonly right?: Text;
  readonly difference: Difference;
  /** Of a set, such as names: its members, and which side has them. Their order means nothing. */
  readonly members?: readonly ComparisonMember[];
  /** True for values people compare character by character. */
  readonly code?: boolean;
}

export interface ComparisonMember {
  readonly value: Text;
  readonly side: 'both' | 'left' | 'right';
}

/** Two certificates side by side. */
export interface Comparison {
  /** What the differences amount to, most important first. */
  readonly verdicts: readonly Text[];
  readonly rows: readonly ComparisonRow[];
}
