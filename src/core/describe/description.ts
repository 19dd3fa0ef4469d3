import type { Location } from '../text/span.ts';

/**
 * One description for hover, tree, panel and command line. All text is plain and unescaped: it may come from a
 * hostile file, so each surface escapes it in its own way.
 */
export interface Description {
  readonly title: string;
  readonly sections: readonly DescriptionSection[];
}

export interface DescriptionSection {
  /** Absent for the leading, most important section. */
  readonly heading?: string;
  readonly rows: readonly DescriptionRow[];
}

export interface DescriptionRow {
  readonly label: string;
  readonly value: string;
  /** Where a click on the value leads. */
  readonly target?: Location;
  /** An https page about it. */
  readonly url?: string;
  readonly tone?: Tone;
  /** True for values people compare character by character: fingerprints, key identifiers. */
  readonly code?: boolean;
  /** What people copy of it, where that is worth a click. */
  readonly copy?: string;
}

export type Tone = 'good' | 'warning' | 'bad';

/** A row, or none where there is nothing to say. */
export function optionalRow(
  label: string,
  value: string | undefined,
  more: Omit<DescriptionRow, 'label' | 'value'> = {},
): readonly DescriptionRow[] {
  return value === undefined || value === '' ? [] : [{ label, value, ...more }];
}
